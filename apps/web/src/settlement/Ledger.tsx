import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Money } from '../ui/Money';
import { Empty, Shown } from '../ui/States';
import { Entries } from './Entries';
import { useAccountName } from './use-account-name';
import { balancesOf, isDebit, sizeOf, sumOf, type Posting } from './use-ledger';
import type { Month } from './use-month';

/** What the month left on every account, and the entries behind it. */
export function Ledger({ month: { month } }: { readonly month: Month }) {
  const { t } = useTranslation();
  const asking = useQuery(balancesOf(month));
  return (
    <section aria-labelledby="month-ledger">
      <h2 id="month-ledger">{t('settlement.ledger.balances')}</h2>
      <p className="quiet">{t('settlement.ledger.about')}</p>
      <Shown asked={asking} bones={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('settlement.ledger.none')}>
              <p>{t('settlement.ledger.none-hint')}</p>
            </Empty>
          ) : (
            <>
              <Balances of={items} />
              <Entries month={month} />
            </>
          )
        }
      </Shown>
    </section>
  );
}

function Balances({ of }: { readonly of: readonly Posting[] }) {
  const { t } = useTranslation();
  const nameOf = useAccountName();
  const [debit, credit] = [sumOf(of.filter(isDebit)), sumOf(of.filter((one) => !isDebit(one)))];
  return (
    <>
      <div className="table-scroll" tabIndex={-1}>
        <table className="list">
          <caption className="only-read-aloud">{t('settlement.ledger.balances')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('settlement.ledger.account')}</th>
              {(['debit', 'credit'] as const).map((side) => (
                <th key={side} scope="col" className="number">
                  {t(`settlement.ledger.${side}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((balance) => (
              <tr key={balance.account}>
                <th scope="row">{nameOf(balance.account)}</th>
                <td className="number">{isDebit(balance) && <Money won={sizeOf(balance)} />}</td>
                <td className="number">{!isDebit(balance) && <Money won={sizeOf(balance)} />}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <strong>{t('settlement.ledger.sum')}</strong>
              </th>
              {[debit, credit].map((sum, at) => (
                <td key={at} className="number">
                  <strong>
                    <Money won={sum} />
                  </strong>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p className={debit === credit ? 'quiet' : 'note warn'}>{t(debit === credit ? 'settlement.ledger.sums-to-zero' : 'settlement.ledger.does-not-sum')}</p>
    </>
  );
}
