import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { BillStanding } from '../bills/BillStanding';
import { ownBills, type BillInList } from './use-customer';
import './customer.css';

/** A customer's own bills, newest first. */
export function Page() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asking = useInfiniteQuery(ownBills);
  const columns = useMemo(
    (): readonly Column<BillInList>[] => [
      { key: 'month', isShort: true, title: t('customer.bills.month'), cell: (bill) => bill.accrualMonth },
      { key: 'number', isShort: true, title: t('customer.bills.number'), cell: (bill) => <strong>{bill.billNo}</strong> },
      { key: 'kind', isShort: true, title: t('customer.bills.kind'), cell: (bill) => t(`bills.kinds.${bill.kind}`) },
      { key: 'due', title: t('customer.bills.due'), cell: (bill) => <DateText date={bill.dueOn} /> },
      { key: 'payable', isNumber: true, title: t('customer.bills.payable'), cell: (bill) => <Money won={bill.payableWon} /> },
      { key: 'open', isNumber: true, title: t('customer.bills.open'), cell: (bill) => <Money won={bill.openWon} /> },
      { key: 'status', title: t('customer.bills.status'), cell: (bill) => <BillStanding status={bill.status} /> },
    ],
    [t],
  );
  const rows = asking.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="page" aria-labelledby="own-bills">
      <div className="page-head">
        <h1 id="own-bills">{t('customer.bills.title')}</h1>
      </div>
      <Listed asked={asking} rows={rows} none={t('customer.bills.none')} hint={t('customer.bills.none-hint')}>
        <DataTable caption={t('customer.bills.title')} columns={columns} rows={rows} keyOf={({ id }) => id} nameOf={({ billNo }) => billNo} onOpen={({ id }) => void navigate({ to: '/customer/bills/$billId', params: { billId: id } })} />
      </Listed>
    </section>
  );
}
