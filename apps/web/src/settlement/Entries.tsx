import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../../../../libs/contract/workbook';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Listed } from '../ui/Listed';
import { Money } from '../ui/Money';
import { SheetButton } from '../ui/SheetButton';
import { useAccountName } from './use-account-name';
import { documentNoOf, entriesOf, everyEntry, isDebit, sizeOf, type Entry, type Posting } from './use-ledger';

/** The double entries of a month, oldest first: why each was made, of which document, and its two sides. */
export function Entries({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const nameOf = useAccountName();
  const asking = useInfiniteQuery(entriesOf(month));
  const rows = useMemo(() => asking.data?.pages.flatMap(({ items }) => items) ?? [], [asking.data]);
  const columns = useMemo(
    (): readonly Column<Entry>[] => [
      { key: 'date', isShort: true, title: t('settlement.ledger.booked-on'), cell: (row) => <DateText date={row.bookedOn} weekday={false} /> },
      { key: 'why', title: t('settlement.ledger.why'), cell: (row) => <Why entry={row} /> },
      { key: 'document', isShort: true, title: t('settlement.ledger.document'), cell: (row) => <Document entry={row} month={month} /> },
      { key: 'whose', title: t('settlement.ledger.whose'), cell: (row) => <Whose entry={row} /> },
      { key: 'debit', isNumber: true, title: t('settlement.ledger.debit'), cell: (row) => <Side of={row.postings.filter(isDebit)} /> },
      { key: 'credit', isNumber: true, title: t('settlement.ledger.credit'), cell: (row) => <Side of={row.postings.filter((one) => !isDebit(one))} /> },
    ],
    [t, month],
  );
  const sheet = async (): Promise<readonly Row[]> => [
    ['booked-on', 'why', 'document', 'customer', 'contract', 'partner', 'account', 'debit', 'credit'].map((column) => t(`settlement.ledger.${column}`)),
    ...(await everyEntry(month)).flatMap((entry) => {
      const about = [{ on: entry.bookedOn }, t(`settlement.ledger.kinds.${entry.kind}`), documentNoOf(entry), entry.customerName, entry.contractNo, entry.partnerName];
      return entry.postings.map((posting) => [...about, nameOf(posting.account), { won: isDebit(posting) ? sizeOf(posting) : null }, { won: isDebit(posting) ? null : sizeOf(posting) }]);
    }),
  ];
  return (
    <section className="section" aria-labelledby="month-entries">
      <h2 id="month-entries">{t('settlement.ledger.entries')}</h2>
      <div className="filters">
        <SheetButton name={`${t('settlement.ledger.entries')} ${month}`} rows={sheet} />
        <span className="quiet">{t('settlement.ledger.append-only')}</span>
      </div>
      <Listed asked={asking} rows={rows} none={t('settlement.ledger.none')} bones={10}>
        <DataTable caption={t('settlement.ledger.entries')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      </Listed>
    </section>
  );
}

function Why({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  return (
    <div>
      <strong>{t(`settlement.ledger.kinds.${entry.kind}`)}</strong>
      <p className="quiet">{t(`settlement.ledger.reasons.${entry.kind}`)}</p>
    </div>
  );
}

/** Leads to what was booked, where its amounts tell how they came about. The entry of a bill has the bill's id. */
function Document({ entry, month }: { readonly entry: Entry; readonly month: string }) {
  const { t } = useTranslation();
  const number = documentNoOf(entry);
  const words = number ?? t('settlement.ledger.see-contract');
  if (entry.kind === 'BILL') return <Link to="/bills/$billId" params={{ billId: entry.id }}>{words}</Link>;
  if (entry.kind === 'PAYOUT' && number) return <Link to="/settlement/$month" params={{ month }} search={{ view: 'payouts', payout: number }}>{words}</Link>;
  if (entry.kind === 'ACCRUAL' && entry.contractId) return <Link to="/settlement/$month" params={{ month }} search={{ view: 'contracts', contract: entry.contractId }}>{words}</Link>;
  if (entry.kind === 'PAYMENT') return <Link to="/payments" search={{ show: 'all', from: entry.bookedOn, to: entry.bookedOn }}>{words}</Link>;
  if (entry.contractId) return <Link to="/bills" search={{ contract: entry.contractId }}>{words}</Link>;
  return words;
}

function Whose({ entry: { customerName, contractNo, partnerName } }: { readonly entry: Entry }) {
  return (
    <div>
      {[customerName, partnerName].filter((name) => name !== null).map((name) => (
        <div key={name}>{name}</div>
      ))}
      {contractNo && <div className="quiet short">{contractNo}</div>}
    </div>
  );
}

function Side({ of }: { readonly of: readonly Posting[] }) {
  const nameOf = useAccountName();
  return (
    <div>
      {of.map((posting) => (
        <div key={posting.account}>
          <span className="quiet">{nameOf(posting.account)}</span> <Money won={sizeOf(posting)} />
        </div>
      ))}
    </div>
  );
}
