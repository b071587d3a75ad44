import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../../../../libs/contract/workbook';
import { answered, api } from '../api/client';
import { DataTable, type Column } from '../ui/DataTable';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { SheetButton } from '../ui/SheetButton';
import { ContractLines } from './ContractLines';
import { Difference } from './Totals';
import { contractsOf, reasons, type ContractInMonth, type Month, type Reason } from './use-month';

/** Every contract of the month, or those of one reason; one opens with its lines. */
export function Contracts({ month }: { readonly month: Month }) {
  const { contract } = useSearch({ from: '/inside/settlement/$month' });
  return contract ? <ContractLines month={month} contractId={contract} /> : <List month={month} />;
}

async function everyContract(month: string, reason: Reason | undefined): Promise<readonly ContractInMonth[]> {
  const rows: ContractInMonth[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await answered(api.GET('/api/months/{month}/contracts', { params: { path: { month }, query: { ...(reason ? { reason } : {}), ...(after ? { after } : {}) } } }));
    rows.push(...page.items);
    after = page.next;
  }
  return rows;
}

function List({ month: { month } }: { readonly month: Month }) {
  const { t } = useTranslation();
  const { reason } = useSearch({ from: '/inside/settlement/$month' });
  const navigate = useNavigate({ from: '/settlement/$month' });
  const asking = useInfiniteQuery(contractsOf(month, reason));
  const rows = useMemo(() => asking.data?.pages.flatMap(({ items }) => items) ?? [], [asking.data]);
  const columns = useMemo(
    (): readonly Column<ContractInMonth>[] => [
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => <strong>{row.customerName}</strong> },
      { key: 'contract', isShort: true, title: t('bills.columns.contract'), cell: (row) => <span className="quiet">{row.contractNo}</span> },
      { key: 'lines', isNumber: true, title: t('settlement.contracts.lines'), cell: (row) => row.lines },
      { key: 'before', isNumber: true, title: t('settlement.reasons.before'), cell: (row) => <Money won={row.beforeWon} /> },
      { key: 'now', isNumber: true, title: t('settlement.reasons.now'), cell: (row) => <Money won={row.supplyWon} /> },
      { key: 'difference', isNumber: true, title: t('settlement.totals.difference'), cell: (row) => <Difference won={row.differenceWon} /> },
      { key: 'reasons', title: t('settlement.reasons.reason'), cell: (row) => row.reasons.map((one) => t(`settlement.reasons.of.${one}`)).join(', ') },
    ],
    [t],
  );
  const sheet = async (): Promise<readonly Row[]> => [
    columns.map(({ title }) => title),
    ...(await everyContract(month, reason)).map((row) => [row.customerName, row.contractNo, row.lines, { won: row.beforeWon }, { won: row.supplyWon }, { won: row.differenceWon }, row.reasons.map((one) => t(`settlement.reasons.of.${one}`)).join(' ')]),
  ];
  return (
    <section aria-labelledby="month-contracts">
      <h2 id="month-contracts">{t('settlement.contracts.title')}</h2>
      <form className="filters" role="search" aria-label={t('settlement.contracts.filter')} onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('settlement.reasons.reason')}
          <select value={reason ?? ''} onChange={(event) => void navigate({ search: { view: 'contracts', ...(event.target.value ? { reason: event.target.value as Reason } : {}) }, replace: true })}>
            <option value="">{t('settlement.reasons.every')}</option>
            {reasons.map((one) => (
              <option key={one} value={one}>
                {t(`settlement.reasons.of.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <SheetButton name={`${t('settlement.contracts.title')} ${month}`} rows={sheet} />
        <span className="quiet">{t('settlement.reasons.basis')}</span>
      </form>
      <Listed asked={asking} rows={rows} none={t('settlement.contracts.none')} hint={t(reason ? 'settlement.contracts.none-of-reason' : 'settlement.contracts.none-hint')} bones={10}>
        <DataTable caption={t('settlement.contracts.title')} columns={columns} rows={rows} keyOf={({ id }) => id} onOpen={({ id }) => void navigate({ search: (now) => ({ ...now, contract: id }) })} />
      </Listed>
    </section>
  );
}
