import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refusalReasons } from '../../../../libs/domain/process/refusal-reasons';
import { answered, api } from '../api/client';
import { language } from '../texts';
import { MomentText } from '../ui/DateText';
import { More } from '../ui/More';
import { Empty, Shown } from '../ui/States';
import { changesOf, type Change, type OrderEvent } from './changes';
import { keyOf } from './steps';
import type { Order } from './use-order';

const refusals = new Map(Object.values(refusalReasons).flat().map(({ code, name }) => [code, name]));

/** Who did what when, and what it changed: before → after. */
export default function History({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const asking = useInfiniteQuery({
    queryKey: ['order', order.id, 'events'],
    queryFn: ({ pageParam }) => answered(api.GET('/api/orders/{orderId}/events', { params: { path: { orderId: order.id }, query: { after: pageParam } } })),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.next === undefined ? undefined : Number(page.next)),
  });
  return (
    <Shown asked={asking}>
      {({ pages }) => {
        const events = changesOf(pages.flatMap(({ items }) => items) as unknown as readonly OrderEvent[]);
        if (events.length === 0) return <Empty title={t('order.history.none')} />;
        return (
          <>
            <ol className="history">
              {events.map((event) => (
                <Entry key={event.seq} order={order} event={event} />
              ))}
            </ol>
            <More asked={asking} />
          </>
        );
      }}
    </Shown>
  );
}

const doneByTheHouse: ReadonlySet<string> = new Set(['effect-done', 'moment-reached']);

function Entry({ order, event: { at, actorName, actingForName, event, changes, lateAnswers } }: { readonly order: Order; readonly event: OrderEvent & { readonly changes: readonly Change[] } }) {
  const { t } = useTranslation();
  const names = new Map([...(order.steps ?? []), ...(order.afterCancellation?.steps ?? [])].map(({ ref, name }) => [keyOf(ref), name[language()]]));
  const nameOf = (ref: string | undefined): string => (ref === undefined ? '' : (names.get(keyOf(ref)) ?? ''));
  const steps = [event.step, ...(event.to ?? []), ...(event.steps ?? [])];
  const reason = event.reason === undefined ? undefined : (refusals.get(event.reason)?.[language()] ?? event.reason);
  return (
    <li>
      <MomentText at={at} /> <strong>{doneByTheHouse.has(event.type) ? t('order.the-house') : actorName}</strong>
      {actingForName && <span className="quiet"> ({t('order.history.for', { name: actingForName })})</span>}{' '}
      {t(`order.history.types.${event.type}`, { step: nameOf(event.step), to: steps.slice(1).map(nameOf).join(', ') })}
      {reason && <p>{t('order.history.reason', { reason })}</p>}
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <ChangeLine key={change.fact} change={change} />
          ))}
        </ul>
      )}
      {lateAnswers.map((late) => (
        <p key={`${late.taskId} ${late.at}`} className="note">
          {t('order.history.late-answer', { name: late.actorName ?? t('order.the-house'), step: nameOf(late.step) })} <MomentText at={late.at} />
          {late.text && `: ${late.text}`}
        </p>
      ))}
    </li>
  );
}

function ChangeLine({ change: { fact, before, after } }: { readonly change: Change }) {
  const { t, i18n } = useTranslation();
  const read = (value: unknown): string => {
    if (value === undefined || value === null) return t('order.history.nothing');
    if (typeof value === 'boolean') return t(value ? 'order.yes' : 'order.no');
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    if (fact.endsWith('Won')) return t('ui.won', { won: text.replace(/\B(?=(\d{3})+(?!\d))/g, ',') });
    return i18n.exists(`order.access.${text}`) ? t(`order.access.${text}`) : i18n.exists(`forms.choices.${text}`) ? t(`forms.choices.${text}`) : text;
  };
  return (
    <li>
      {t(`order.facts.${fact}`)}: {read(before)} → {read(after)}
    </li>
  );
}
