import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../../libs/domain/calendar/civil-days';
import { useMe } from '../session/me';
import { language } from '../texts';
import { isOverdue, keyOf, openTasks } from './steps';
import type { Forecast, Order } from './use-order';

/** The step of the likely path that takes most days. */
const longest = ({ likelyPath }: Forecast) => likelyPath.toSorted((a, b) => daysBetween(b.openedOn, b.doneOn) - daysBetween(a.openedOn, a.doneOn))[0];

/** Why the order will be late, in whole sentences: by how much, what it waits for, what takes longest, where days can be saved. */
export function WhyLate({ order, forecast }: { readonly order: Order; readonly forecast: Forecast }) {
  const { t } = useTranslation();
  const { today } = useMe();
  if (forecast.lateDays <= 0) return <p>{t(forecast.lateDays === 0 ? 'order.why.just-in-time' : 'order.why.in-time', { days: -forecast.lateDays })}</p>;
  const names = new Map(forecast.likelyPath.map(({ ref, name }) => [keyOf(ref), name[language()]]));
  const first = forecast.likelyPath[0];
  const waitsFor = openTasks(order).find(({ step }) => step === keyOf(first?.ref ?? ''));
  const slowest = longest(forecast);
  const saving = forecast.couldSave.flatMap((ref) => names.get(keyOf(ref)) ?? []);
  return (
    <div className="note warn">
      <p>
        <strong>{t('order.why.late', { likely: forecast.likelyOn, wanted: forecast.wantedOn, days: forecast.lateDays })}</strong>
      </p>
      {waitsFor && (
        <p>
          {t('order.why.waits-for', { step: waitsFor.name[language()], who: waitsFor.assigneeName ?? t(`roles.${waitsFor.role}`), due: waitsFor.dueOn })}
          {isOverdue(waitsFor, today) && ` ${t('order.why.overdue', { days: daysBetween(waitsFor.dueOn, today) })}`}
        </p>
      )}
      {slowest && <p>{t('order.why.longest', { step: slowest.name[language()], from: slowest.openedOn, to: slowest.doneOn, days: daysBetween(slowest.openedOn, slowest.doneOn) })}</p>}
      {saving.length > 0 && <p>{t('order.why.could-save', { steps: saving.join(', ') })}</p>}
      <p>{t(forecast.earliestOn > forecast.wantedOn ? 'order.why.cannot-be-saved' : 'order.why.can-be-saved', { earliest: forecast.earliestOn })}</p>
    </div>
  );
}
