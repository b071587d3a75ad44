import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Money } from '../ui/Money';
import { Empty, Shown } from '../ui/States';
import { computedRun } from './stages';
import { compared, month as monthOf, type Compared, type Month, type Run } from './use-month';

const sums = ['supplyWon', 'vatWon', 'totalWon', 'partnerSupplyWon', 'marginWon'] as const;

/** What the month comes to against the month before, and why it differs. */
export function Totals({ month }: { readonly month: Month }) {
  const { t } = useTranslation();
  const asking = useQuery(compared(month.month));
  const run = computedRun(month);
  if (!run)
    return (
      <Empty title={t('settlement.totals.none')}>
        <p>{t('settlement.totals.none-hint', { date: month.dates.runStartsOn })}</p>
      </Empty>
    );
  return <Shown asked={asking}>{(data) => <Both run={run} compared={data} month={month.month} />}</Shown>;
}

function Both({ run, compared: told, month }: { readonly run: Run; readonly compared: Compared; readonly month: string }) {
  const { t } = useTranslation();
  const before = useQuery({ ...monthOf(told.against ?? ''), enabled: told.against !== null, refetchInterval: false });
  const last = before.data && computedRun(before.data);
  return (
    <>
      <section aria-labelledby="month-sums">
        <h2 id="month-sums">
          {t('settlement.totals.title')} <span className="quiet">{t(`settlement.runs.${run.kind}`)}</span>
        </h2>
        <div className="table-scroll">
          <table className="list">
            <caption className="only-read-aloud">{t('settlement.totals.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('settlement.totals.what')}</th>
                <th scope="col" className="number">
                  {t('settlement.totals.now')}
                </th>
                <th scope="col" className="number wide-only">
                  {told.against ? t('settlement.totals.before', { month: told.against }) : t('settlement.totals.no-before')}
                </th>
                <th scope="col" className="number">
                  {t('settlement.totals.difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {sums.map((sum) => (
                <tr key={sum}>
                  <th scope="row">{t(`settlement.totals.sums.${sum}`)}</th>
                  <td className="number">
                    <Money won={run[sum]} />
                  </td>
                  <td className="number wide-only">
                    <Money won={last?.[sum]} />
                  </td>
                  <td className="number">{last ? <Difference won={String(BigInt(run[sum]) - BigInt(last[sum]))} /> : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="section" aria-labelledby="month-reasons">
        <h2 id="month-reasons">{t('settlement.reasons.title')}</h2>
        <p className="quiet">{t('settlement.reasons.basis')}</p>
        <Reasons told={told} month={month} />
      </section>
    </>
  );
}

/** With its sign, so that more and less differ in more than colour. */
export function Difference({ won }: { readonly won: string }) {
  if (won === '0') return <span className="quiet">±0</span>;
  return (
    <span>
      {won.startsWith('-') ? '' : '+'}
      <Money won={won} />
    </span>
  );
}

function Reasons({ told, month }: { readonly told: Compared; readonly month: string }) {
  const { t } = useTranslation();
  const sum = (key: 'beforeWon' | 'supplyWon' | 'differenceWon'): string => String(told.reasons.reduce((total, one) => total + BigInt(one[key]), 0n));
  return (
    <div className="table-scroll">
      <table className="list">
        <caption className="only-read-aloud">{t('settlement.reasons.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settlement.reasons.reason')}</th>
            <th scope="col" className="number">
              {t('settlement.reasons.contracts')}
            </th>
            <th scope="col" className="number wide-only">
              {t('settlement.reasons.before')}
            </th>
            <th scope="col" className="number wide-only">
              {t('settlement.reasons.now')}
            </th>
            <th scope="col" className="number">
              {t('settlement.totals.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.reasons.map((one) => (
            <tr key={one.reason}>
              <th scope="row">
                <Link to="/settlement/$month" params={{ month }} search={{ view: 'contracts', reason: one.reason }}>
                  {t(`settlement.reasons.of.${one.reason}`)}
                </Link>
                <span className="quiet wide-only"> {t(`settlement.reasons.why.${one.reason}`)}</span>
              </th>
              <td className="number">{one.contracts}</td>
              <td className="number wide-only">
                <Money won={one.beforeWon} />
              </td>
              <td className="number wide-only">
                <Money won={one.supplyWon} />
              </td>
              <td className="number">
                <Difference won={one.differenceWon} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('settlement.reasons.sum')}</th>
            <td />
            <td className="number wide-only">
              <Money won={sum('beforeWon')} />
            </td>
            <td className="number wide-only">
              <Money won={sum('supplyWon')} />
            </td>
            <td className="number">
              <Difference won={sum('differenceWon')} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
