import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../order/use-order';
import { useMe } from '../session/me';
import type { ActProps } from './act-props';
import { WaitingProposal } from './Proposals';
import './order-acts.css';

const CancelDialog = lazy(() => import('./CancelDialog'));
const SubmitDialog = lazy(() => import('./SubmitDialog'));
const ChangeDialog = lazy(() => import('./ChangeDialog'));
const SkipOrRedoDialog = lazy(() => import('./SkipOrRedoDialog'));
const MoveDialog = lazy(() => import('../recording-calendar/MoveDialog'));
const RecordAgainDialog = lazy(() => import('./RecordingDialogs').then((all) => ({ default: all.RecordAgainDialog })));
const DropRecordingDialog = lazy(() => import('./RecordingDialogs').then((all) => ({ default: all.DropRecordingDialog })));

/** Each act that opens a dialog; the proposal that waits is decided where it stands. */
const dialogs = {
  submit: (props) => <SubmitDialog {...props} />,
  change: (props) => <ChangeDialog {...props} />,
  'move-recording': ({ order, onClose }) => <MoveDialog booking={{ orderId: order.id, orderNo: order.orderNo, customerName: order.customerName, state: 'BOOKED' }} from={order.dates.recordingSlotOn ?? ''} onClose={onClose} />,
  'record-again': (props) => <RecordAgainDialog {...props} />,
  'drop-recording': (props) => <DropRecordingDialog {...props} />,
  skip: (props) => <SkipOrRedoDialog {...props} kind="SKIP" />,
  redo: (props) => <SkipOrRedoDialog {...props} kind="REDO" />,
  cancel: (props) => <CancelDialog {...props} />,
} satisfies Readonly<Record<string, (props: ActProps) => ReactNode>>;
type Act = keyof typeof dialogs;
const acts = Object.keys(dialogs) as readonly Act[];

/** What this person may do with the order now, as the server says; each act shows first what it does. */
export function Acts({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const person = useMe();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Act>();
  const offered = acts.filter((act) => order.mayDo.includes(act));
  const mayEdit = order.mayDo.includes('edit');
  return (
    <>
      {person.side === 'STAFF' && <WaitingProposal order={order} />}
      {(offered.length > 0 || mayEdit) && (
        <section className="order-acts" aria-labelledby="order-acts">
          <h2 id="order-acts">{t('order-acts.title')}</h2>
          <div className="actions">
            {mayEdit && <Button onClick={() => void navigate({ to: '/orders/$orderId/edit', params: { orderId: order.id } })}>{t('order-acts.edit')}</Button>}
            {offered.map((act) => (
              <Button key={act} type={act === 'submit' ? 'primary' : 'default'} danger={act === 'cancel'} onClick={() => setOpen(act)}>
                {t(`order-acts.acts.${act}`)}
              </Button>
            ))}
          </div>
        </section>
      )}
      <Suspense fallback={null}>{open && dialogs[open]({ order, onClose: () => setOpen(undefined) })}</Suspense>
    </>
  );
}
