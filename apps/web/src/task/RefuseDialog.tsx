import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { ProblemNote } from '../ui/States';
import { useAct, type Task } from './use-task';
import { refusalReasons } from '../../../../libs/domain/process/refusal-reasons';
import { language } from '../texts';

const all = Object.values(refusalReasons).flat();

/** 승낙거절: one of the reasons of the rule, and the end of the order (S1-072). */
export default function RefuseDialog({ task, onClose, onDone }: { readonly task: Task; readonly onClose: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [comment, setComment] = useState('');
  const refusing = useAct(
    (_: void, header) =>
      answered(api.POST('/api/tasks/{taskId}/refuse', { params: { path: { taskId: task.id }, header }, body: { version: task.version, reason, ...(comment.trim() ? { comment: comment.trim() } : {}) } })),
    onDone,
  );
  return (
    <Modal open title={t('task.refuse-title')} onCancel={onClose} onOk={() => refusing.mutate()} okText={t('task.refuse')} okButtonProps={{ danger: true, disabled: reason === '', loading: refusing.isPending }} cancelText={t('ui.cancel')}>
      <p className="note bad">{t('task.refuse-warning')}</p>
      <fieldset className="group">
        <legend>{t('task.refuse-reason')}</legend>
        {all.map(({ code, name }) => (
          <label key={code} className="check" style={{ display: 'flex', gap: 8, minHeight: 26 }}>
            <input type="radio" name="refusal" checked={reason === code} onChange={() => setReason(code)} /> {name[language()]}
          </label>
        ))}
      </fieldset>
      <label htmlFor="refuse-comment">{t('task.comment')}</label>
      <Input.TextArea id="refuse-comment" rows={2} maxLength={2000} value={comment} onChange={(event) => setComment(event.target.value)} />
      {refusing.isError && <ProblemNote error={refusing.error} />}
    </Modal>
  );
}
