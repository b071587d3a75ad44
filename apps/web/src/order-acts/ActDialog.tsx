import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, under } from '../api/client';
import { useAct } from '../task/use-task';
import { refusedFields } from '../ui/refused-fields';
import { say } from '../ui/said';
import { ProblemNote, Shown } from '../ui/States';
import '../forms/forms.css';
import '../task/task.css';
import './order-acts.css';
import { useSettled } from './use-settled';

type Header = ReturnType<typeof under>;

interface Props<Asked, Answer> {
  readonly title: string;
  readonly okText: string;
  readonly done: string;
  readonly danger?: boolean;
  /** What is asked for; undefined while something is missing. */
  readonly asked: Asked | undefined;
  readonly foresee: (asked: Asked, reason: string, header: Header) => Promise<Answer>;
  readonly act: (asked: Asked, reason: string, header: Header) => Promise<unknown>;
  readonly effect: (answer: Answer) => ReactNode;
  readonly onClose: () => void;
  /** Many fields: what happens stands beside them. */
  readonly isWide?: boolean;
  /** Told in place of the effect while something is missing. */
  readonly missing?: ReactNode;
  /** The fields, with what was refused of each. */
  readonly children?: (refused: ReadonlyMap<string, string>) => ReactNode;
}

/** An act on an order: its effect is seen first, then it is confirmed with a reason. What is refused is said, at its field where it has one, and nothing has happened. */
export function ActDialog<Asked, Answer>({ title, okText, done, danger = false, asked, foresee, act, effect, isWide = false, missing, onClose, children }: Props<Asked, Answer>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const id = useId();
  const [reason, setReason] = useState('');
  const settled = useSettled(asked);
  const foreseeing = useQuery({
    queryKey: ['foreseen', title, settled],
    queryFn: () => foresee(settled as Asked, t('order-acts.foreseeing'), under(newKey())),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const acting = useAct(
    async (_: void, header) => {
      const answer = await act(asked as Asked, reason.trim(), header);
      // What is opened next begins with the order as it is now.
      await queries.invalidateQueries({ queryKey: ['order'] });
      return answer;
    },
    () => {
      say(done);
      onClose();
    },
  );
  const isSeen = foreseeing.isSuccess && !foreseeing.isPlaceholderData && JSON.stringify(settled) === JSON.stringify(asked);
  const refused = useMemo(() => refusedFields(foreseeing.error, acting.error), [foreseeing.error, acting.error]);
  return (
    <Modal open title={title} width={isWide ? 1000 : 520} onCancel={onClose} onOk={() => acting.mutate()} okText={okText} cancelText={t('ui.close')} okButtonProps={{ danger, disabled: asked === undefined || !isSeen || reason.trim() === '', loading: acting.isPending }}>
      <div className={isWide ? 'act-wide' : undefined}>
        {children && <div>{children(refused)}</div>}
        <div>
          {asked === undefined ? (
            missing
          ) : (
            <section className="note" aria-live="polite" aria-labelledby={`${id}effect`}>
              <h3 id={`${id}effect`}>{t('order-acts.effect')}</h3>
              <Shown asked={foreseeing} bones={3}>
                {effect}
              </Shown>
            </section>
          )}
          <div className="field">
            <label htmlFor={`${id}reason`}>
              {t('order-acts.reason')} <span className="must">*</span>
            </label>
            <Input.TextArea id={`${id}reason`} rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
          </div>
          {acting.isError && <ProblemNote error={acting.error} />}
        </div>
      </div>
    </Modal>
  );
}
