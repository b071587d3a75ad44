import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths } from '../../../../libs/domain/calendar/civil-days';
import { useItemName } from '../items/use-item-name';
import { useMe } from '../session/me';
import { AccrualStanding } from '../settlement/AccrualStanding';
import { CameBack } from '../settlement/CameBack';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { Shown } from '../ui/States';
import { accrualsOf, payoutsOf, type Accrual } from './use-partner';
import './partner.css';

interface Lineage {
  readonly arithmetic?: { readonly ko: string; readonly en: string };
  readonly evidence?: string;
}

const monthsBack = 12;
const lastMonths = (today: string): readonly string[] => Array.from({ length: monthsBack }, (_, back) => addMonths(today.slice(0, 7), -back));

/** A partner's statement of a month: what was earned by which arithmetic, and when it is paid. */
export function Page() {
  const { t } = useTranslation();
  const { today } = useMe();
  const months = lastMonths(today);
  const { month = months[1] ?? today.slice(0, 7) } = useSearch({ from: '/inside/partner/statements' });
  const navigate = useNavigate({ from: '/partner/statements' });
  return (
    <section className="page" aria-labelledby="statement-title">
      <div className="page-head">
        <h1 id="statement-title">{t('partner.statement.title')}</h1>
        <span className="filters" style={{ margin: 0 }}>
          <label>
            {t('partner.statement.month')}
            <select className="choice" value={month} onChange={(event) => void navigate({ search: { month: event.target.value } })}>
              {[...new Set([...months, month])].map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        </span>
      </div>
      <Payouts month={month} />
      <Lines month={month} />
    </section>
  );
}

function Payouts({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const asking = useQuery(payoutsOf(month));
  return (
    <section aria-labelledby="payouts-title">
      <h2 id="payouts-title">{t('partner.payouts.title')}</h2>
      <Shown asked={asking} bones={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('partner.payouts.none')}</p>
          ) : (
            <ul className="week-tasks">
              {items.map((payout) => (
                <li key={payout.id}>
                  <strong>
                    <DateText date={payout.payDate} />
                  </strong>{' '}
                  {payout.payoutNo} · <Money won={payout.totalWon} vat="inclusive" />
                  <div className="quiet">
                    {t('partner.payouts.supply')} <Money won={payout.supplyWon} /> + {t('partner.payouts.vat')} <Money won={payout.vatWon} />
                  </div>
                  <CameBack of={payout} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}

function Lines({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const nameOf = useItemName();
  const asking = useInfiniteQuery(accrualsOf(month));
  const rows = asking.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns = useMemo(
    (): readonly Column<Accrual>[] => [
      { key: 'item', title: t('partner.statement.item'), cell: (row) => <strong>{nameOf(row.item)}</strong> },
      { key: 'customer', title: t('partner.statement.customer'), cell: (row) => [row.customerName, row.orderNo].filter(Boolean).join(' · ') },
      { key: 'why', title: t('partner.statement.why'), cell: (row) => <Why accrual={row} /> },
      { key: 'supply', isNumber: true, title: t('partner.statement.supply'), cell: (row) => <Money won={row.supplyWon} /> },
      { key: 'vat', isNumber: true, title: t('partner.statement.vat'), cell: (row) => <Money won={row.vatWon} /> },
      { key: 'pay', title: t('partner.statement.pay-on'), cell: (row) => <DateText date={row.payOn} /> },
      { key: 'status', title: t('partner.statement.status'), cell: (row) => <AccrualStanding status={row.status} /> },
    ],
    [t, nameOf],
  );
  return (
    <section aria-labelledby="lines-title" className="section">
      <h2 id="lines-title">{t('partner.statement.lines')}</h2>
      <Listed asked={asking} rows={rows} none={t('partner.statement.none')} hint={t('partner.statement.none-hint')}>
        <DataTable caption={t('partner.statement.lines')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      </Listed>
    </section>
  );
}

/** The arithmetic, and the attendance sheet that the firm itself brought. */
function Why({ accrual }: { readonly accrual: Accrual }) {
  const { t } = useTranslation();
  const { arithmetic, evidence } = (accrual.lineage ?? {}) as Lineage;
  return (
    <>
      {arithmetic?.[language()]}
      {evidence && accrual.item === 'STAFFING' && (
        <div>
          <a href={`/api/documents/${evidence}`}>{t('partner.statement.evidence')}</a>
        </div>
      )}
      {accrual.holdReason && <div className="quiet">{t('partner.statement.held', { reason: accrual.holdReason })}</div>}
    </>
  );
}
