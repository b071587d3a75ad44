import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BillStanding } from '../bills/BillStanding';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { BillLines } from './BillLines';
import { bills, type Bill } from './use-money';

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
      <Listed asked={asking} rows={rows} none={t('order.bills.none')} hint={t('order.bills.none-hint')} bones={4}>
        <p className="quiet">{t('order.bills.hint')}</p>
        <DataTable caption={t('order.bills.title')} columns={columns} rows={rows} keyOf={({ id }) => id} openKey={open?.id} onOpen={(row) => setOpen(open?.id === row.id ? undefined : row)} />
      </Listed>
      {open && <BillLines billId={open.id} billNo={open.billNo} />}
    </section>
  );
}
