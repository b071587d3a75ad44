import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { ProblemNote } from '../ui/States';
import { useAct, type Task } from './use-task';

/** 회수: what I completed comes back to my desk, while nobody has begun with what followed. */
export default function WithdrawDialog({ task, onClose, onDone }: { readonly task: Task; readonly onClose: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const withdrawing = useAct(
    (_: void, header) => answered(api.POST('/api/tasks/{taskId}/withdraw', { params: { path: { taskId: task.id }, header }, body: { version: task.version, reason: reason.trim() } })),
    onDone,
  );
  return (
    <Modal
      open
      title={t('task.withdraw-title')}
      onCancel={onClose}
      onOk={() => withdrawing.mutate()}
      okText={t('task.withdraw')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: withdrawing.isPending }}
      cancelText={t('ui.cancel')}
    >
      <p>{t('task.withdraw-effect')}</p>
      <label htmlFor="withdraw-reason">
        {t('task.withdraw-reason')} <span className="must">*</span>
      </label>
      <Input.TextArea id="withdraw-reason" rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      {withdrawing.isError && <ProblemNote error={withdrawing.error} />}
    </Modal>
  );
}
