import { useTranslation } from 'react-i18next';
import { DateText } from '../ui/DateText';
import type { Effect } from './use-recording';

/** What another Thursday does to the opening: whether the wanted day still holds, and to the house by how much. */
export function EffectOnOpening({ opening }: { readonly opening: Effect }) {
  const { t } = useTranslation();
  if (!opening) return <p>{t('recording-calendar.no-effect')}</p>;
  const { wantedOn, earliest, likely, isLate } = opening;
  return (
    <>
      <dl className="facts">
        <dt>{t('recording-calendar.wanted')}</dt>
        <dd>
          <DateText date={wantedOn} />
        </dd>
        {[
          { key: 'earliest', dates: earliest },
          { key: 'likely', dates: likely },
        ].map(
          ({ key, dates }) =>
            dates && (
              <div key={key} style={{ display: 'contents' }}>
                <dt>{t(`recording-calendar.opening.${key}`)}</dt>
                <dd>
                  <DateText date={dates.before} /> → <DateText date={dates.after} />
                </dd>
              </div>
            ),
        )}
      </dl>
      {isLate.after && <p className="late-opening">! {t(isLate.before ? 'recording-calendar.late-anyway' : 'recording-calendar.late-now')}</p>}
    </>
  );
}
