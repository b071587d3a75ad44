import type { QueryKey } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { under } from '../api/client';
import type { FieldOfDialog, Filled } from '../ui/FormDialog';

const FormDialog = lazy(() => import('../ui/FormDialog'));

type Header = ReturnType<typeof under>;

interface Props {
  /** Whoever asks has proposed it. */
  readonly isMine: boolean;
  /** Nothing stands against it, and the person is of those who approve. */
  readonly mayApprove: boolean;
  readonly approval: {
    readonly title: string;
    /** What it does. */
    readonly does: string;
    readonly shows?: ReactNode;
    /** What the other person writes anew, to be compared with the proposal. */
    readonly fields?: readonly FieldOfDialog[];
    readonly send: (header: Header, filled: Filled) => Promise<unknown>;
    readonly done: string;
  };
  readonly refusal: {
    readonly does: string;
    readonly send: (reason: string, header: Header) => Promise<unknown>;
    readonly done: string;
  };
  /** Which answers are read anew once it is decided. */
  readonly reads: readonly QueryKey[];
}

/** Whoever proposed may take it back; another person approves, or says why not. */
export function Decide({ isMine, mayApprove, approval, refusal, reads }: Props) {
  const { t } = useTranslation();
  const [deciding, decide] = useState<'approve' | 'refuse'>();
  const refusing = t(isMine ? 'four-eyes.take-back' : 'four-eyes.refuse');
  const close = () => decide(undefined);
  return (
    <>
      {isMine && <span className="quiet">{t('four-eyes.own')}</span>}
      <Button onClick={() => decide('refuse')}>{refusing}</Button>
      {mayApprove && !isMine && (
        <Button type="primary" onClick={() => decide('approve')}>
          {t('four-eyes.approve')}
        </Button>
      )}
      <Suspense fallback={null}>
        {deciding === 'refuse' && (
          <FormDialog
            title={refusing}
            ok={refusing}
            isDangerous
            fields={[{ name: 'reason', label: t('four-eyes.reason'), kind: 'long' }]}
            send={({ reason = '' }, header) => refusal.send(reason, header)}
            reads={reads}
            done={refusal.done}
            onClose={close}
          >
            <p>{refusal.does}</p>
          </FormDialog>
        )}
        {deciding === 'approve' && (
          <FormDialog
            title={approval.title}
            ok={t('four-eyes.approve')}
            isDangerous
            fields={approval.fields ?? []}
            effect={() => approval.shows}
            send={(filled, header) => approval.send(header, filled)}
            reads={reads}
            done={approval.done}
            onClose={close}
          >
            <p>{approval.does}</p>
          </FormDialog>
        )}
      </Suspense>
    </>
  );
}
