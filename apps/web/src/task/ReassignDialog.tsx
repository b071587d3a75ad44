import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { Empty, ProblemNote, Shown } from '../ui/States';

interface Props {
  readonly teamId: string;
  /** Who has it now is not offered. */
  readonly besides?: string | null;
  readonly isSending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onChosen: (chosen: { readonly to: string; readonly reason: string }) => void;
}

/** A lead hands work to somebody of the team, and says why. */
export default function ReassignDialog({ teamId, besides, isSending, error, onClose, onChosen }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const asking = useQuery({ queryKey: ['team', teamId], queryFn: () => answered(api.GET('/api/people', { params: { query: { team: teamId } } })) });
  return (
    <Modal
      open
      title={t('task.reassign-title')}
      onCancel={onClose}
      onOk={() => onChosen({ to, reason: reason.trim() })}
      okText={t('task.reassign')}
      okButtonProps={{ disabled: to === '' || reason.trim() === '', loading: isSending }}
      cancelText={t('ui.cancel')}
    >
      <Shown asked={asking} bones={3}>
        {({ items }) => {
          const others = items.filter(({ active, id }) => active && id !== besides);
          if (others.length === 0) return <Empty title={t('task.nobody-else')} />;
          return (
            <fieldset className="group">
              <legend>{t('task.reassign-to')}</legend>
              {others.map(({ id, name }) => (
                <label key={id} className="check" style={{ display: 'flex', gap: 8, minHeight: 26 }}>
                  <input type="radio" name="reassign-to" checked={to === id} onChange={() => setTo(id)} /> {name}
                </label>
              ))}
            </fieldset>
          );
        }}
      </Shown>
      <label htmlFor="reassign-reason">
        {t('task.reassign-reason')} <span className="must">*</span>
      </label>
      <Input.TextArea id="reassign-reason" rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      {error !== null && error !== undefined && <ProblemNote error={error} />}
    </Modal>
  );
}
