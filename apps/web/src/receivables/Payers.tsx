import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { usePages } from '../api/pages';
import { DataTable, type Column } from '../ui/DataTable';
import { DueText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import type { Debtor } from './use-receivables';

/** What each payer owes, whose oldest due date comes first; one opens with its bills. */
export function Payers() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/receivables' });
  const { asked, rows } = usePages(['receivables', 'payers'], (after) => answered(api.GET('/api/receivables/payers', { params: { query: after } })));
  const columns = useMemo(
    (): readonly Column<Debtor>[] => [
      { key: 'payer', title: t('receivables.payer'), cell: (row) => <strong>{row.payerName}</strong> },
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => row.customerName },
      { key: 'bills', isNumber: true, title: t('receivables.bills'), cell: (row) => row.bills },
      { key: 'oldest', isShort: true, title: t('receivables.oldest'), cell: (row) => <DueText dueOn={row.oldestDueOn} /> },
      { key: 'late', isNumber: true, title: t('receivables.late-charge'), cell: (row) => <Money won={row.lateChargeWon} /> },
      { key: 'overdue', isNumber: true, title: t('receivables.overdue'), cell: (row) => <Money won={row.overdueWon} /> },
      { key: 'open', isNumber: true, title: t('bills.columns.open'), cell: (row) => <Money won={row.openWon} /> },
    ],
    [t],
  );
  return (
    <Listed asked={asked} rows={rows} none={t('receivables.none')} hint={t('receivables.none-hint')} bones={10}>
      <DataTable caption={t('receivables.views.payers')} columns={columns} rows={rows} keyOf={({ customerId }) => customerId} onOpen={({ customerId }) => void navigate({ search: { customer: customerId } })} />
    </Listed>
  );
}
