import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const keys = ['Ctrl K', 'j / k', 'Enter', 'x', 'c', 'e', 'r', 'Esc', '?'] as const;

export default function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('shell.keyboard.title')} onCancel={onClose} footer={null}>
      <dl className="facts">
        {keys.map((key, at) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`shell.keyboard.key-${at + 1}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
