import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { language } from '../texts';
import { DateText } from '../ui/DateText';
import { ProblemNote, Shown } from '../ui/States';
import { useAct, type Task } from './use-task';

interface Props {
  readonly task: Task;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 반려: the reason, where to, and what will be done again, shown before it happens. */
export default function ReturnDialog({ task, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState<readonly string[]>(task.returnsTo.filter(({ usual }) => usual).slice(0, 1).map(({ step }) => step));
  const names = new Map(task.returnsTo.map(({ step, name }) => [step, name[language()]]));
  const foreseeing = useQuery({
    queryKey: ['task', task.id, 'return', to, task.version],
    queryFn: () => answered(api.POST('/api/tasks/{taskId}/return/preview', { params: { path: { taskId: task.id }, header: under(newKey()) }, body: { version: task.version, to: [...to] } })),
    enabled: to.length > 0,
    placeholderData: keepPreviousData,
  });
  const returning = useAct(
    (_: void, header) => answered(api.POST('/api/tasks/{taskId}/return', { params: { path: { taskId: task.id }, header }, body: { version: task.version, reason: reason.trim(), to: [...to] } })),
    onDone,
  );
  const toggle = (step: string) => setTo(to.includes(step) ? to.filter((one) => one !== step) : [...to, step]);
  const named = (refs: readonly string[]): string => refs.map((ref) => names.get(ref.split('#')[0] ?? ref) ?? ref).join(', ');
  return (
    <Modal
      open
      title={t('task.return-title')}
      onCancel={onClose}
      onOk={() => returning.mutate()}
      okText={t('task.return')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' || to.length === 0, loading: returning.isPending }}
      cancelText={t('ui.cancel')}
    >
      <fieldset className="group">
        <legend>{t('task.return-to')}</legend>
        {task.returnsTo.map(({ step, name }) => (
          <label key={step} className="check" style={{ display: 'flex', gap: 8, minHeight: 26 }}>
            <input type="checkbox" checked={to.includes(step)} onChange={() => toggle(step)} /> {name[language()]}
          </label>
        ))}
      </fieldset>
      <label htmlFor="return-reason">
        {t('task.return-reason')} <span className="must">*</span>
      </label>
      <Input.TextArea id="return-reason" rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      {to.length > 0 && (
        <div aria-live="polite" style={{ marginTop: 12 }}>
          <Shown asked={foreseeing} bones={2}>
            {({ reopens, doneForNothing, likelyOpening }) => (
              <dl className="facts note">
                <dt>{t('task.reopens')}</dt>
                <dd>{named(reopens) || t('task.nothing')}</dd>
                <dt>{t('task.done-for-nothing')}</dt>
                <dd>{named(doneForNothing) || t('task.nothing')}</dd>
                {likelyOpening && (
                  <>
                    <dt>{t('task.likely-opening')}</dt>
                    <dd>
                      <DateText date={likelyOpening.before} /> → <DateText date={likelyOpening.after} />
                    </dd>
                  </>
                )}
              </dl>
            )}
          </Shown>
        </div>
      )}
      {returning.isError && <ProblemNote error={returning.error} />}
    </Modal>
  );
}
