import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api, newKey, under } from '../api/client';
import { isRefusedWith } from '../api/problem';
import { applicationOf, order, type Order } from '../order/use-order';
import { Empty, ProblemNote, Shown } from '../ui/States';
import { say } from '../ui/said';
import { Conflict } from './Conflict';
import { entryOf, finished, type Entry } from './entry';
import { Leaving, Wizard } from './Wizard';
import '../forms/forms.css';
import '../order/order.css';
import './order-entry.css';

/** A draft order, entered by another system say, as its rep puts it right before it is submitted. */
export function Page() {
  const { t } = useTranslation();
  const { orderId } = useParams({ from: '/inside/orders/$orderId/edit' });
  const asking = useQuery({ ...order(orderId), refetchOnWindowFocus: false });
  return (
    <article className="page order entry" aria-labelledby="entry-title">
      <div className="page-head">
        <h1 id="entry-title">{t('order-entry.edit.title')}</h1>
        {asking.data && <span className="quiet">{asking.data.orderNo}</span>}
      </div>
      <Shown asked={asking}>{(stored) => <Edited stored={stored} />}</Shown>
    </article>
  );
}

function Edited({ stored }: { readonly stored: Order }) {
  const { t } = useTranslation();
  const [begun] = useState(stored);
  if (begun.mayDo.includes('edit')) return <EditedOrder begun={begun} stored={stored} />;
  return (
    <Empty title={t('order-entry.edit.not-to-be')}>
      <p>
        <Link to="/orders/$orderId" params={{ orderId: stored.id }} search={{}}>
          {t('order-entry.edit.to-order')}
        </Link>
      </p>
    </Empty>
  );
}

/** The order as it lay there when the page was opened is what is written over; where somebody was quicker, both versions are seen first. */
function EditedOrder({ begun, stored }: { readonly begun: Order; readonly stored: Order }) {
  const { t } = useTranslation();
  const [from] = useState(() => entryOf(applicationOf(begun)));
  const [typed, setTyped] = useState(from);
  const [version, setVersion] = useState(begun.version);
  const saving = useSaving(begun.id);
  const onTyped = useCallback((entry: Entry) => setTyped(entry), []);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(from);
  const send = (entry: Entry, at = version) => saving.mutate({ entry, version: at });
  const overwrite = () => {
    setVersion(stored.version);
    send(typed, stored.version);
  };
  const isConflict = isRefusedWith(saving.error, 'order.changed');
  return (
    <Wizard
      entry={from}
      step="customer"
      mayCopy={false}
      sellerName={begun.salesRepName}
      sending={{ error: saving.error, isPending: saving.isPending, send, page: t('order-entry.edit.review'), word: t('order-entry.edit.save'), whatHappens: t('order-entry.edit.what-happens') }}
      note={<Leaving isUnsaved={isChanged && !saving.isSuccess} />}
      onTyped={onTyped}
      foot={(entry, step) => ({
        beside: (
          <>
            {step !== 'review' && (
              <Button loading={saving.isPending} disabled={!isChanged || !finished(entry)} onClick={() => send(entry)}>
                {t('order-entry.edit.save')}
              </Button>
            )}
            <span className="quiet">{t('order-entry.edit.until-saved')}</span>
          </>
        ),
        below: (
          <>
            {isConflict && <Conflict stored={stored} typed={typed} onOverwrite={overwrite} isOverwriting={saving.isPending} />}
            {saving.error !== null && !isConflict && <ProblemNote error={saving.error} />}
          </>
        ),
      })}
    />
  );
}

/** Writes the order as it was typed, once however often it is clicked, over the version that the person saw. */
function useSaving(orderId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const intent = useRef({ of: '', key: newKey() });
  return useMutation({
    mutationFn: ({ entry, version }: { readonly entry: Entry; readonly version: number }) => {
      const application = finished(entry);
      if (!application) throw new Error('an application with a fault is not sent');
      const of = JSON.stringify([application, version]);
      if (intent.current.of !== of) intent.current = { of, key: newKey() };
      return answered(api.PUT('/api/orders/{orderId}', { params: { path: { orderId }, header: under(intent.current.key) }, body: { version, application: application as never } }));
    },
    onError: async (error) => {
      if (isRefusedWith(error, 'order.changed')) await queries.invalidateQueries({ queryKey: ['order', orderId] });
    },
    onSuccess: async ({ orderNo }) => {
      say(t('order-entry.edit.saved', { number: orderNo }));
      for (const queryKey of [['order', orderId], ['orders'], ['home']]) void queries.invalidateQueries({ queryKey });
      await navigate({ to: '/orders/$orderId', params: { orderId }, search: {}, ignoreBlocker: true });
    },
  });
}
