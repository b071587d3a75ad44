import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applicationOf as formerOf, order } from '../order/use-order';
import { hasRole, useMe } from '../session/me';
import { Empty, Shown } from '../ui/States';
import { emptyEntry, entryOfDraft, entryOfFormer } from './entry';
import { draft } from './use-entry';
import { steps, type Step } from './steps';
import { NewOrder } from './NewOrder';
import '../forms/forms.css';
import '../order/order.css';
import './order-entry.css';

export interface From {
  readonly draft?: string;
  readonly copy?: string;
}

/** An application from the customer's number to its submission, one question a page. */
export function Page() {
  const { t } = useTranslation();
  const person = useMe();
  const search = useSearch({ from: '/inside/orders/new' });
  const navigate = useNavigate({ from: '/orders/new' });
  const begun = useRef<string>(undefined);
  const [from, setFrom] = useState<From & { readonly turn: number }>({ ...search, turn: 0 });
  useEffect(() => {
    // The address of the draft that this page itself began is no new beginning.
    if (search.draft !== undefined && search.draft === begun.current) return;
    setFrom((now) => (now.draft === search.draft && now.copy === search.copy && begun.current === undefined ? now : { ...search, turn: now.turn + 1 }));
    begun.current = undefined;
  }, [search]);
  const onBegun = (draftId: string) => {
    begun.current = draftId;
    void navigate({ search: { draft: draftId }, replace: true });
  };
  return (
    <article className="page order entry" aria-labelledby="entry-title">
      <div className="page-head">
        <h1 id="entry-title">{t('order-entry.title')}</h1>
      </div>
      {hasRole(person, 'SALES_REP') ? (
        <Begun key={from.turn} from={from} onBegun={onBegun} />
      ) : (
        <Empty title={t('order-entry.not-for-you')}>
          <p>{t('order-entry.not-for-you-hint')}</p>
        </Empty>
      )}
    </article>
  );
}

const stepOfDraft = (content: unknown): Step => {
  const said = (content as { step?: unknown } | null)?.step;
  return steps.find((step) => step === said) ?? 'customer';
};

function Begun({ from, onBegun }: { readonly from: From; readonly onBegun: (draftId: string) => void }) {
  if (from.draft !== undefined) return <OfDraft draftId={from.draft} onBegun={onBegun} />;
  if (from.copy !== undefined) return <OfFormer orderId={from.copy} onBegun={onBegun} />;
  return <NewOrder entry={emptyEntry} step="customer" onBegun={onBegun} />;
}

function OfDraft({ draftId, onBegun }: { readonly draftId: string; readonly onBegun: (draftId: string) => void }) {
  const asking = useQuery({ ...draft(draftId), refetchOnWindowFocus: false });
  return <Shown asked={asking}>{(kept) => <NewOrder entry={entryOfDraft(kept.content)} step={stepOfDraft(kept.content)} kept={kept} onBegun={onBegun} />}</Shown>;
}

function OfFormer({ orderId, onBegun }: { readonly orderId: string; readonly onBegun: (draftId: string) => void }) {
  const asking = useQuery({ ...order(orderId), refetchOnWindowFocus: false });
  return <Shown asked={asking}>{(former) => <NewOrder entry={entryOfFormer(formerOf(former))} step="customer" copiedFrom={former.orderNo} onBegun={onBegun} />}</Shown>;
}
