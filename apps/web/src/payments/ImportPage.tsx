import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, under } from '../api/client';
import { language } from '../texts';
import { DataTable, type Column } from '../ui/DataTable';
import { Money, useWon } from '../ui/Money';
import { saveFile } from '../ui/save-file';
import { Bones, ProblemNote } from '../ui/States';
import { StatusBadge, type Standing } from '../ui/StatusBadge';
import { say } from '../ui/said';
import { bookFile, moneyMoved, previewFile, type Imported, type ImportedRow } from './use-payments';
import './payments.css';

/** As the payment file names its columns (docs/payment-file.md). */
const columnsOfFile = ['bankRef', 'paidOn', 'amountWon', 'payerName', 'payerBusinessNo', 'remittanceText'] as const;
const koreanColumns = ['은행거래번호', '입금일', '입금액', '입금자', '사업자등록번호', '적요'] as const;

/** With a byte order mark spreadsheets read Hangul. */
const emptyForm = (columns: readonly string[]): Blob => new Blob([String.fromCodePoint(0xfeff), columns.join(',')], { type: 'text/csv;charset=utf-8' });

/** A bank's file: what each row would pay is shown before anything is booked, and what became of it afterwards. */
export function Page() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<{ readonly file: File; readonly key: string }>();
  const looking = useMutation({ mutationFn: (sent: File) => previewFile(sent, under(newKey())) });
  const booking = useMutation({
    mutationFn: (sent: { readonly file: File; readonly key: string }) => bookFile(sent.file, under(sent.key)),
    onSuccess: ({ booked }) => {
      say(t('payments.import.done', { count: booked }));
      for (const queryKey of moneyMoved) void queries.invalidateQueries({ queryKey });
    },
  });
  const take = (sent: File) => {
    booking.reset();
    setFile({ file: sent, key: newKey() });
    looking.mutate(sent);
  };
  return (
    <div className="page">
      <nav className="trail" aria-label={t('payments.where')}>
        <Link to="/payments">{t('payments.title')}</Link>
      </nav>
      <div className="page-head">
        <h1>{t('payments.import.title')}</h1>
        <span className="push">
          <Button size="small" onClick={() => saveFile(`${t('payments.import.sheet')}.csv`, emptyForm(language() === 'ko' ? koreanColumns : columnsOfFile))}>
            {t('payments.import.empty-sheet')}
          </Button>
        </span>
      </div>
      <DropPlace onFile={take} fileName={file?.file.name} />
      {looking.isPending && <Bones rows={6} />}
      {looking.isError && <ProblemNote error={looking.error} {...(file ? { again: () => looking.mutate(file.file) } : {})} />}
      {booking.isError && <ProblemNote error={booking.error} {...(file ? { again: () => booking.mutate(file) } : {})} />}
      {booking.data ? (
        <Rows answer={booking.data} title={t('payments.import.result')} />
      ) : (
        looking.data && (
          <Rows answer={looking.data} title={t('payments.import.preview')} hint={t('payments.import.preview-hint')}>
            <Button type="primary" disabled={looking.data.booked === 0} loading={booking.isPending} onClick={() => file && booking.mutate(file)}>
              {t('payments.import.do', { count: looking.data.booked })}
            </Button>
          </Rows>
        )
      )}
    </div>
  );
}

function DropPlace({ onFile, fileName }: { readonly onFile: (file: File) => void; readonly fileName: string | undefined }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <div
      className="drop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped) onFile(dropped);
      }}
    >
      <p>{fileName ?? t('payments.import.drop')}</p>
      <Button onClick={() => input.current?.click()}>{t(fileName ? 'payments.import.other' : 'payments.import.choose')}</Button>
      <p className="quiet">{t('payments.import.columns')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,text/csv"
        aria-label={t('payments.import.choose')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
          event.target.value = '';
        }}
      />
    </div>
  );
}

const standings: Readonly<Record<ImportedRow['outcome'], Standing>> = { BOOKED: 'done', KNOWN: 'skipped', REFUSED: 'back' };
const sumOf = (amounts: readonly string[]): bigint => amounts.reduce((sum, won) => sum + BigInt(won), 0n);
const standingOfRow = (row: ImportedRow): Standing => (row.outcome === 'BOOKED' && row.restWon !== '0' ? 'held' : standings[row.outcome]);
const wordOf = (row: ImportedRow): string => (row.outcome === 'BOOKED' && row.restWon !== '0' ? 'PARKED' : row.outcome);

function Rows({ answer, title, hint, children }: { readonly answer: Imported; readonly title: string; readonly hint?: string; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const won = useWon();
  const columns = useMemo(
    (): readonly Column<ImportedRow>[] => [
      { key: 'row', isNumber: true, title: t('payments.import.row'), cell: (row) => row.row },
      { key: 'on', isShort: true, title: t('payments.columns.paidOn'), cell: (row) => row.paidOn },
      { key: 'payer', title: t('payments.columns.payerName'), cell: (row) => row.payerName },
      { key: 'ref', title: t('payments.columns.bankRef'), cell: (row) => <span className="quiet">{row.bankRef}</span> },
      { key: 'amount', isNumber: true, title: t('payments.columns.amountWon'), cell: (row) => (/^\d+$/.test(row.amountWon) ? <Money won={row.amountWon} /> : row.amountWon) },
      { key: 'outcome', isShort: true, title: t('payments.import.outcome'), cell: (row) => <StatusBadge standing={standingOfRow(row)} word={t(`payments.import.outcomes.${wordOf(row)}`)} /> },
      { key: 'why', title: t('payments.import.matched'), cell: (row) => <Found row={row} /> },
    ],
    [t],
  );
  const booked = answer.rows.filter(({ outcome }) => outcome === 'BOOKED');
  return (
    <section className="section" aria-label={title}>
      <div className="page-head">
        <h2 style={{ margin: 0 }}>{title}</h2>
        {hint && <span className="quiet">{hint}</span>}
        <span className="push">{children}</span>
      </div>
      <p>
        {t('payments.import.counts', { booked: answer.booked, known: answer.known, refused: answer.refused })}{' '}
        <strong>{t('payments.import.sums', { matched: won(sumOf(booked.flatMap(({ matched }) => matched.map(({ amountWon }) => amountWon)))), rest: won(sumOf(booked.map(({ restWon }) => restWon ?? '0'))) })}</strong>
      </p>
      <DataTable caption={title} columns={columns} rows={answer.rows} keyOf={({ row }) => String(row)} />
    </section>
  );
}

/** The bills that a row pays, what waits of it, or why it is not booked. */
function Found({ row }: { readonly row: ImportedRow }) {
  const { t } = useTranslation();
  if (row.problem) return <>{[row.problem.field && t(`payments.columns.${row.problem.field}`), row.problem[language()]].filter(Boolean).join(': ')}</>;
  return (
    <ul className="found-bills">
      {row.matched.map(({ billId, billNo, amountWon, how }) => (
        <li key={billId}>
          <Link to="/bills/$billId" params={{ billId }}>
            {billNo}
          </Link>{' '}
          <Money won={amountWon} /> <span className="quiet">{t(`bills.hows.${how}`)}</span>
        </li>
      ))}
      {row.restWon !== undefined && row.restWon !== '0' && (
        <li>
          {t('payments.import.rest')} <Money won={row.restWon} />
        </li>
      )}
    </ul>
  );
}
