import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BillStanding } from '../bills/BillStanding';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { BillLines } from './BillLines';
import { bills, contract, type Bill } from './use-money';

/** The bills of the contract; one opens with the lineage of its lines. */
export function Bills({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation();
  const asking = useInfiniteQuery(bills(contractId));
  const rows = asking.data?.pages.flatMap(({ items }) => items) ?? [];
  const [open, setOpen] = useState<Bill>();
  const columns = useMemo(
    (): readonly Column<Bill>[] => [
      { key: 'number', isShort: true, title: t('order.bills.number'), cell: (row) => row.billNo },
      { key: 'kind', isShort: true, title: t('order.bills.kind'), cell: (row) => t(`bills.kinds.${row.kind}`) },
      { key: 'month', isShort: true, title: t('order.bills.month'), cell: (row) => row.accrualMonth },
      { key: 'due', isShort: true, title: t('order.bills.due'), cell: (row) => <DateText date={row.dueOn} weekday={false} /> },
      { key: 'total', isNumber: true, title: t('order.bills.total'), cell: (row) => <Money won={row.totalWon} /> },
      { key: 'open', isNumber: true, title: t('order.bills.open'), cell: (row) => <Money won={row.openWon} /> },
      { key: 'status', isShort: true, title: t('order.columns.standing'), cell: (row) => <BillStanding status={row.status} /> },
    ],
    [t],
  );
  return (
    <section aria-labelledby="order-bills">
      <h2 id="order-bills">{t('order.bills.title')}</h2>
      <ToCome contractId={contractId} />
      <Listed asked={asking} rows={rows} none={t('order.bills.none')} hint={t('order.bills.none-hint')} bones={4}>
        <p className="quiet">{t('order.bills.hint')}</p>
        <DataTable caption={t('order.bills.title')} columns={columns} rows={rows} keyOf={({ id }) => id} openKey={open?.id} onOpen={(row) => setOpen(open?.id === row.id ? undefined : row)} />
      </Listed>
      {open && <BillLines billId={open.id} billNo={open.billNo} />}
    </section>
  );
}

const missing: ReadonlySet<string> = new Set(['attendance-missing', 'billing-request-missing']);

/** What a month left out because its evidence was late: why, and when its ad-hoc bill comes. */
function ToCome({ contractId }: { readonly contractId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(contract(contractId));
  if (!data || data.linesToCome.length === 0) return null;
  return (
    <div className="note warn">
      {data.linesToCome.map(({ month, sourceId, reason, evidenceOn }) => (
        <p key={`${month} ${sourceId}`}>
          {t(`order.bills.left-out.${missing.has(reason) ? reason : 'evidence-missing'}`, { month })} {evidenceOn ? t('order.bills.ad-hoc-waits', { date: evidenceOn }) : t('order.bills.ad-hoc-comes')}
        </p>
      ))}
    </div>
  );
}
