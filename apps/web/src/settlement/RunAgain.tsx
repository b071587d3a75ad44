import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { useAct } from '../task/use-task';
import { ProblemNote } from '../ui/States';
import { say } from '../ui/said';

/** The month is computed once more, until it is approved; what that undoes is said first. */
export default function RunAgain({ month, onClose }: { readonly month: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const asking = useAct(
    (_: void, header) => answered(api.POST('/api/months/{month}/dry-run', { params: { path: { month }, header }, body: { reason: reason.trim() } })),
    () => {
      void queries.invalidateQueries({ queryKey: ['month'] });
      say(t('settlement.again.asked'));
      onClose();
    },
  );
  return (
    <Modal open title={t('settlement.again.title', { month })} onCancel={onClose} onOk={() => asking.mutate()} okText={t('settlement.again.do')} okButtonProps={{ disabled: reason.trim() === '', loading: asking.isPending }} cancelText={t('ui.cancel')}>
      <p>{t('settlement.again.effect')}</p>
      <label htmlFor="again-reason">
        {t('settlement.again.reason')} <span className="must">*</span>
      </label>
      <Input.TextArea id="again-reason" rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      {asking.isError && <ProblemNote error={asking.error} />}
    </Modal>
  );
}
