import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../../libs/domain/calendar/civil-days';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText, koreanDay } from '../ui/DateText';
import { Shown } from '../ui/States';
import { keyOf } from './steps';
import { useReason } from './reasons';
import { forecast, type Forecast, type Order } from './use-order';
import { WhyLate } from './WhyLate';

/** When it opens: what was, what likely comes, and on which steps the date hangs. */
export function Timeline({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const asking = useQuery(forecast(order));
  if (asking.data === null || (asking.isPending && !asking.isFetching)) return null;
  return (
    <section aria-labelledby="order-timeline">
      <h2 id="order-timeline">{t('order.timeline.title')}</h2>
      <Shown asked={asking} bones={6}>
        {(known) =>
          known && (
            <>
              <WhyLate order={order} forecast={known} />
              <Bars order={order} forecast={known} />
              <Path forecast={known} />
            </>
          )
        }
      </Shown>
    </section>
  );
}

interface Bar {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'done' | 'likely';
}

const barsOf = ({ tasks }: Order, { likelyPath }: Forecast): readonly Bar[] => {
  const done = tasks.flatMap(({ id, name, openedAt, endedAt, status }): Bar[] => (endedAt && status === 'DONE' ? [{ key: id, name: name[language()], from: koreanDay(openedAt), to: koreanDay(endedAt), kind: 'done' }] : []));
  const likely = likelyPath.map(({ ref, name, openedOn, doneOn }): Bar => ({ key: ref, name: name[language()], from: openedOn, to: doneOn, kind: 'likely' }));
  return [...done, ...likely];
};

/** A picture of the table beneath: finished steps, the critical path to the likely opening, today and the wanted day. */
function Bars({ order, forecast: known }: { readonly order: Order; readonly forecast: Forecast }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const bars = barsOf(order, known);
  const days = [today, known.wantedOn, known.likelyOn, ...bars.flatMap(({ from, to }) => [from, to])].toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  const length = Math.max(1, daysBetween(first, last) + 1);
  const at = (date: string): number => (daysBetween(first, date) / length) * 100;
  const marks = [
    { key: 'today', date: today },
    { key: 'wanted', date: known.wantedOn },
    { key: 'likely', date: known.likelyOn },
  ] as const;
  return (
    <figure className="bars" role="img" aria-label={t('order.timeline.picture', { today, wanted: known.wantedOn, likely: known.likelyOn })}>
      <ul className="bars-marks">
        {marks.map(({ key, date }) => (
          <li key={key} data-mark={key}>
            {t(`order.timeline.${key}`)} {date}
          </li>
        ))}
      </ul>
      <div className="bars-rows">
        {bars.map(({ key, name, from, to, kind }) => (
          <div key={key} className="bars-row">
            <span className="bars-name">{name}</span>
            <span className="bars-track">
              {marks.map((mark) => (
                <i key={mark.key} data-mark={mark.key} style={{ left: `${at(mark.date)}%` }} />
              ))}
              <b data-kind={kind} style={{ left: `${at(from)}%`, width: `${Math.max(0.8, at(to) - at(from) + 100 / length)}%` }} />
            </span>
          </div>
        ))}
      </div>
    </figure>
  );
}

type PathStep = Forecast['likelyPath'][number];

/** The critical path: a day saved on any of these may save a day in all. */
function Path({ forecast: known }: { readonly forecast: Forecast }) {
  const { t } = useTranslation();
  const reason = useReason();
  const columns = useMemo(
    (): readonly Column<PathStep>[] => [
      { key: 'step', title: t('order.columns.step'), cell: (step) => step.name[language()] },
      { key: 'from', isShort: true, title: t('order.timeline.from'), cell: (step) => <DateText date={step.openedOn} /> },
      { key: 'to', isShort: true, title: t('order.timeline.to'), cell: (step) => <DateText date={step.doneOn} /> },
      { key: 'reason', title: t('order.timeline.reason'), cell: (step) => reason(step.reason) },
      { key: 'saves', isShort: true, title: t('order.timeline.saves'), cell: (step) => known.couldSave.some((ref) => keyOf(ref) === keyOf(step.ref)) && t('order.timeline.could-save') },
    ],
    [t, reason, known.couldSave],
  );
  return (
    <>
      <h3>{t('order.timeline.path')}</h3>
      <p className="quiet">{t('order.timeline.path-hint', { earliest: known.earliestOn })}</p>
      <DataTable caption={t('order.timeline.path')} columns={columns} rows={known.likelyPath} keyOf={({ ref }) => ref} />
    </>
  );
}
