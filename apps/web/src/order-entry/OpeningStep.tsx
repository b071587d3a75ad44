import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useReason } from '../order/reasons';
import { useMe } from '../session/me';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { ProblemNote } from '../ui/States';
import type { Entry } from './entry';
import { CheckField, ChoiceField, DateField, TextField } from './fields';
import type { Opening } from './use-entry';

/** How the service reaches the customer, and when they want it. */
export function OpeningStep({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const { today } = useMe();
  return (
    <>
      <ChoiceField name="access.kind" label={t('order.fields.line')} choices={['VPN', 'LEASED'].map((value) => ({ value, label: t(`order.access.${value}`) }))} isRequired />
      {entry.access.kind === 'VPN' && <CheckField name="access.routerFromKt" label={t('order.fields.router')} />}
      <DateField name="requestedOpenDate" label={t('order.fields.wanted')} min={today} isRequired />
      <TextField name="siteNotes" label={t('order.fields.notes')} hint={t('order-entry.opening.notes-hint')} isLong />
      <TextField name="seller.opportunityCode" label={t('order-entry.fields.opportunity')} />
    </>
  );
}

type PathStep = Opening['likelyPath'][number];

/** The earliest honest day and the likely one, and the steps on which they hang. */
export function OpeningAside({ entry, asked }: { readonly entry: Entry; readonly asked: UseQueryResult<Opening> }) {
  const { t } = useTranslation();
  const known = asked.data;
  return (
    <section aria-labelledby="entry-opening" aria-busy={asked.isFetching} aria-live="polite">
      <h3 id="entry-opening">{t('order-entry.opening.title')}</h3>
      {asked.isError && <ProblemNote error={asked.error} />}
      {!known && !asked.isError && <p className="quiet">{t('order-entry.opening.none')}</p>}
      {known && <Known known={known} isWanted={entry.requestedOpenDate !== ''} />}
    </section>
  );
}

function Known({ known, isWanted }: { readonly known: Opening; readonly isWanted: boolean }) {
  const { t } = useTranslation();
  const { setValue } = useFormContext<Entry>();
  const reason = useReason();
  const { wantedOn, earliestOn, likelyOn, lateDays } = known;
  const columns = useMemo(
    (): readonly Column<PathStep>[] => [
      { key: 'step', title: t('order.columns.step'), cell: (step) => step.name[language()] },
      { key: 'to', isShort: true, title: t('order.timeline.to'), cell: (step) => <DateText date={step.doneOn} /> },
      { key: 'reason', title: t('order.timeline.reason'), cell: (step) => reason(step.reason) },
    ],
    [t, reason],
  );
  const drivers = known.earliestPath.filter((step) => step.reason !== 'at once');
  const take = (day: string) => setValue('requestedOpenDate', day, { shouldDirty: true, shouldTouch: true });
  return (
    <>
      <dl className="facts">
        <dt>{t('orders.columns.earliest')}</dt>
        <dd>
          <strong>
            <DateText date={earliestOn} />
          </strong>{' '}
          <Button size="small" onClick={() => take(earliestOn)}>
            {t('order-entry.opening.take')}
          </Button>
        </dd>
        <dt>{t('order.timeline.likely')}</dt>
        <dd>
          <DateText date={likelyOn} />{' '}
          <Button size="small" onClick={() => take(likelyOn)}>
            {t('order-entry.opening.take-likely')}
          </Button>
        </dd>
      </dl>
      {drivers.length === 0 ? (
        <p>{t('order-entry.opening.at-once')}</p>
      ) : (
        <ul>
          {drivers.map((step) => (
            <li key={step.ref}>
              {step.name[language()]}: {reason(step.reason)} <DateText date={step.doneOn} />
            </li>
          ))}
        </ul>
      )}
      {isWanted && wantedOn < earliestOn && <p className="note bad">{t('order.why.cannot-be-saved', { earliest: earliestOn })}</p>}
      {isWanted && wantedOn >= earliestOn && lateDays > 0 && (
        <p className="note warn">
          {t('order.why.late', { likely: likelyOn, wanted: wantedOn, days: lateDays })} {t('order.why.can-be-saved', { earliest: earliestOn })}
        </p>
      )}
      {isWanted && lateDays <= 0 && <p className="note">{lateDays === 0 ? t('order.why.just-in-time') : t('order.why.in-time', { days: -lateDays })}</p>}
      <h4>{t('order.timeline.path')}</h4>
      <DataTable caption={t('order.timeline.path')} columns={columns} rows={known.likelyPath} keyOf={({ ref }) => ref} />
    </>
  );
}
