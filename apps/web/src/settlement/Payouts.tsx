import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { Lineage } from '../bills/Lineage';
import { useItemName } from '../items/use-item-name';
import { hasRole, useMe } from '../session/me';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { Empty, Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { CameBack } from './CameBack';
import { WithoutAccount } from './WithoutAccount';
import { payoutsOf, type Month, type Payout } from './use-month';

const ReturnPayout = lazy(() => import('./ReturnPayout'));

const payout = (payoutId: string) => queryOptions({ queryKey: ['payout', payoutId], queryFn: () => answered(api.GET('/api/payouts/{payoutId}', { params: { path: { payoutId } } })) });

/** What was paid for the month, the file that the bank takes, and the statement behind each payout. */
export function Payouts({ month }: { readonly month: Month }) {
  const { t } = useTranslation();
  const person = useMe();
  const asking = useQuery(payoutsOf(month.month));
  const { payout: opened } = useSearch({ from: '/inside/settlement/$month' });
  const navigate = useNavigate({ from: '/settlement/$month' });
  const columns = useMemo(
    (): readonly Column<Payout>[] => [
      { key: 'number', isShort: true, title: t('settlement.payouts.number'), cell: (row) => row.payoutNo },
      { key: 'partner', title: t('settlement.partners.partner'), cell: (row) => <strong>{row.partnerName}</strong> },
      { key: 'date', isShort: true, title: t('settlement.partners.pay-on'), cell: (row) => <DateText date={row.payDate} /> },
      { key: 'supply', isNumber: true, title: t('bills.columns.supply'), cell: (row) => <Money won={row.supplyWon} /> },
      { key: 'vat', isNumber: true, title: t('bills.columns.vat'), cell: (row) => <Money won={row.vatWon} /> },
      { key: 'total', isNumber: true, title: t('settlement.payouts.total'), cell: (row) => <Money won={row.totalWon} /> },
      { key: 'standing', isShort: true, title: t('settlement.payouts.standing'), cell: (row) => <StatusBadge standing={row.returnedOn ? 'late' : 'done'} word={t(row.returnedOn ? 'settlement.payouts.came-back' : 'settlement.payouts.paid')} /> },
    ],
    [t],
  );
  return (
    <section aria-labelledby="month-payouts">
      <h2 id="month-payouts">{t('settlement.payouts.title')}</h2>
      <p className="quiet">{t('settlement.payouts.rule')}</p>
      <Shown asked={asking} bones={4}>
        {({ items }) => {
          if (items.length === 0)
            return (
              <Empty title={t('settlement.payouts.none')}>
                <p>{t('settlement.payouts.none-hint', { date: month.dates.partnerPayDate })}</p>
              </Empty>
            );
          const payDates = [...new Set(items.map(({ payDate }) => payDate))].toSorted();
          const shown = items.find(({ payoutNo }) => payoutNo === opened);
          return (
            <>
              <WithoutAccount of={items} says={t('settlement.payouts.no-account')} />
              {hasRole(person, 'SETTLEMENT_TEAM') && (
                <p className="actions">
                  {payDates.map((day) => (
                    <a key={day} href={`/api/payout-files/${day}`} download>
                      {t('settlement.payouts.file', { date: day })}
                    </a>
                  ))}
                </p>
              )}
              <DataTable
                caption={t('settlement.payouts.title')}
                columns={columns}
                rows={items}
                keyOf={({ payoutNo }) => payoutNo}
                openKey={opened}
                onOpen={({ payoutNo }) => void navigate({ search: { view: 'payouts', ...(payoutNo === opened ? {} : { payout: payoutNo }) } })}
              />
              {shown && <Statement key={shown.id} of={shown} />}
            </>
          );
        }}
      </Shown>
    </section>
  );
}

function Statement({ of }: { readonly of: Payout }) {
  const { t } = useTranslation();
  const nameOf = useItemName();
  const person = useMe();
  const asking = useQuery(payout(of.id));
  const [isReturning, setReturning] = useState(false);
  return (
    <section className="section" aria-labelledby="payout-statement">
      <div className="page-head">
        <h2 id="payout-statement">{t('settlement.payouts.statement', { partner: of.partnerName, number: of.payoutNo })}</h2>
        {!of.returnedOn && hasRole(person, 'SETTLEMENT_TEAM') && (
          <span className="push actions">
            <Button onClick={() => setReturning(true)}>{t('settlement.payouts.return')}</Button>
          </span>
        )}
      </div>
      <CameBack
        of={of}
        next={
          <Link to="/admin/organisations/$organisationId" params={{ organisationId: of.partnerId }}>
            {t('settlement.partners.to-account', { partner: of.partnerName })}
          </Link>
        }
      />
      <Suspense fallback={null}>{isReturning && <ReturnPayout payout={of} onClose={() => setReturning(false)} />}</Suspense>
      <Shown asked={asking} bones={3}>
        {({ lines }) => (
          <ul className="statement">
            {lines.map((line) => (
              <li key={line.accrualId}>
                <h3>
                  {nameOf(line.item)} <Money won={line.supplyWon} vat="exclusive" />
                </h3>
                <Lineage lineage={line.lineage} />
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  );
}
