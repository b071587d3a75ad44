import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LineList } from '../bills/LineList';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { More } from '../ui/More';
import { Empty, Shown } from '../ui/States';
import { AccrualStanding } from './AccrualStanding';
import { WithoutAccount } from './WithoutAccount';
import { accrualsOf, partnersOf, type Accrual, type Month, type PartnerInMonth } from './use-month';

/** What each partner earned in the month; one opens with its lines. */
export function Partners({ month }: { readonly month: Month }) {
  const { t } = useTranslation();
  const { partner } = useSearch({ from: '/inside/settlement/$month' });
  const navigate = useNavigate({ from: '/settlement/$month' });
  const asking = useQuery(partnersOf(month.month));
  const columns = useMemo(
    (): readonly Column<PartnerInMonth>[] => [
      { key: 'partner', title: t('settlement.partners.partner'), cell: (row) => <strong>{row.partnerName}</strong> },
      { key: 'lines', isNumber: true, title: t('settlement.contracts.lines'), cell: (row) => row.lines },
      { key: 'supply', isNumber: true, title: t('bills.columns.supply'), cell: (row) => <Money won={row.supplyWon} /> },
      { key: 'vat', isNumber: true, title: t('bills.columns.vat'), cell: (row) => <Money won={row.vatWon} /> },
      { key: 'held', isNumber: true, title: t('settlement.partners.held'), cell: (row) => (row.heldLines > 0 ? t('settlement.partners.held-lines', { count: row.heldLines }) : '–') },
      { key: 'paid', isNumber: true, title: t('settlement.partners.paid'), cell: (row) => <Money won={row.paidWon} /> },
      { key: 'pay-on', isShort: true, title: t('settlement.partners.pay-on'), cell: (row) => <DateText date={row.payOn} /> },
      { key: 'next', title: t('settlement.partners.next'), cell: (row) => <NextOf row={row} /> },
    ],
    [t],
  );
  return (
    <section aria-labelledby="month-partners">
      <h2 id="month-partners">{t('settlement.partners.title')}</h2>
      <p className="quiet">
        {t('settlement.partners.pay-rule')} <DateText date={month.dates.partnerPayDate} />
      </p>
      <Shown asked={asking} bones={4}>
        {({ items }) => {
          if (items.length === 0)
            return (
              <Empty title={t('settlement.partners.none')}>
                <p>{t('settlement.partners.none-hint')}</p>
              </Empty>
            );
          const open = items.find(({ runId }) => runId !== null && runId === partner);
          return (
            <>
              <WithoutAccount of={items.filter(({ supplyWon, vatWon, paidWon }) => BigInt(paidWon) < BigInt(supplyWon) + BigInt(vatWon))} says={t('settlement.partners.no-account')} />
              <DataTable
                caption={t('settlement.partners.title')}
                columns={columns}
                rows={items}
                keyOf={(row) => row.runId ?? row.partnerId}
                openKey={partner}
                onOpen={({ runId }) => void navigate({ search: { view: 'partners', ...(runId && runId !== partner ? { partner: runId } : {}) } })}
              />
              {open?.runId && <Lines month={month.month} partner={open} runId={open.runId} />}
            </>
          );
        }}
      </Shown>
    </section>
  );
}

function NextOf({ row }: { readonly row: PartnerInMonth }) {
  const { t } = useTranslation();
  if (!row.taskId) return <span className="quiet">–</span>;
  return (
    <Link to="/inbox" search={{ task: row.taskId }}>
      {t(`settlement.do.${row.taskStep ?? 'open'}`)}
    </Link>
  );
}

/** Every line of a partner's settlement, its evidence beside it; a disputed one is held alone, in the approval's form. */
function Lines({ month, partner, runId }: { readonly month: string; readonly partner: PartnerInMonth; readonly runId: string }) {
  const { t } = useTranslation();
  const asking = useInfiniteQuery(accrualsOf(month, runId));
  const rows = useMemo(() => asking.data?.pages.flatMap(({ items }) => items) ?? [], [asking.data]);
  const title = t('settlement.partners.lines-of', { partner: partner.partnerName });
  const more = useMemo(
    (): readonly Column<Accrual>[] => [
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => row.customerName ?? '–' },
      { key: 'status', isShort: true, title: t('bills.columns.status'), cell: (row) => <AccrualStanding status={row.status} /> },
    ],
    [t],
  );
  return (
    <section className="section" aria-labelledby="partner-lines">
      <h2 id="partner-lines">{title}</h2>
      {partner.approvalNo && (
        <p>
          {t('settlement.partners.invoice', { number: partner.approvalNo })} {partner.invoiceLate && <span className="badge late">{t('settlement.partners.invoice-late')}</span>}
        </p>
      )}
      {partner.taskId && partner.taskStep === 'approve-partner-settlement' && (
        <p className="note">
          {t('settlement.partners.hold-hint')} <NextOf row={partner} />
        </p>
      )}
      <Shown asked={asking} bones={3}>
        {() => (
          <>
            <LineList caption={title} lines={rows} keyOf={({ id }) => id} more={more} beneath={(line) => <WhereItStands line={line} />} />
            <More asked={asking} />
          </>
        )}
      </Shown>
    </section>
  );
}

const ofTheHouse: ReadonlySet<string> = new Set(['INVOICE_MISSING', 'INVOICE_DIFFERENT']);

function WhereItStands({ line }: { readonly line: Accrual }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {line.invoiceMatch && (
        <>
          <dt>{t('settlement.partners.match')}</dt>
          <dd>{t(`settlement.partners.matches.${line.invoiceMatch}`)}</dd>
        </>
      )}
      {line.holdReason && (
        <>
          <dt>{t('settlement.partners.hold-reason')}</dt>
          <dd>{ofTheHouse.has(line.holdReason) ? t(`settlement.partners.holds.${line.holdReason}`) : line.holdReason}</dd>
        </>
      )}
      {line.payOn && (
        <>
          <dt>{t('settlement.partners.pay-on')}</dt>
          <dd>
            <DateText date={line.payOn} /> <span className="quiet">{t('settlement.partners.pay-why')}</span>
          </dd>
        </>
      )}
    </dl>
  );
}
