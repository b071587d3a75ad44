import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { ruleTexts } from './rule-texts';

/** What the manual says: the rule that was asked for first, then the others of the step. */
export default function RuleDialog({ rules, asked, onClose }: { readonly rules: readonly string[]; readonly asked: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('task.rules')} onCancel={onClose} footer={null}>
      <dl className="facts">
        {[asked, ...rules.filter((rule) => rule !== asked)].map((rule) => (
          <div key={rule} style={{ display: 'contents' }}>
            <dt>{rule}</dt>
            <dd>{ruleTexts[rule]?.[language()]}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
