import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { BillStanding } from '../bills/BillStanding';
import { openOnDay, receivables, type Receivable } from '../receivables/use-receivables';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import FormDialog from '../ui/FormDialog';
import { Money, useWon } from '../ui/Money';
import { Empty, Shown } from '../ui/States';
import { moneyMoved, type Payment } from './use-payments';

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What is left of a payment goes on the bill that a person finds: by number, by who pays, by the amount. */
export default function MatchByHand({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(payment.payerName);
  const find = useDeferredValue(typed.trim());
  const [chosen, choose] = useState<Receivable>();
  const asking = useQuery({ ...receivables(find === '' ? {} : { find }), placeholderData: keepPreviousData });
  const columns = useMemo(
    (): readonly Column<Receivable>[] => [
      { key: 'number', isShort: true, title: t('bills.columns.number'), cell: (row) => <Link to="/bills/$billId" params={{ billId: row.billId }}>{row.billNo}</Link> },
      { key: 'customer', title: t('bills.columns.customer'), cell: (row) => row.customerName },
      { key: 'payer', title: t('receivables.payer'), cell: (row) => row.payerName },
      { key: 'due', isShort: true, title: t('bills.columns.due'), cell: (row) => <DateText date={row.dueOn} /> },
      { key: 'status', isShort: true, title: t('bills.columns.status'), cell: (row) => <BillStanding status={row.status} /> },
      { key: 'open', isNumber: true, title: t('bills.columns.open'), cell: (row) => <Money won={openOnDay(row, payment.paidOn)} /> },
      {
        key: 'take',
        isShort: true,
        title: t('payments.match.do'),
        cell: (row) => (
          <Button size="small" aria-label={t('payments.match.on', { bill: row.billNo })} onClick={() => choose(row)}>
            {t('payments.match.do')}
          </Button>
        ),
      },
    ],
    [t, payment.paidOn],
  );
  return (
    <section className="section" aria-labelledby="match-title">
      <h2 id="match-title">{t('payments.match.title')}</h2>
      <form className="filters" role="search" aria-label={t('payments.match.find')} onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('payments.match.find')}
          <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('payments.match.by')} />
        </label>
        <Button size="small" onClick={() => setTyped(payment.restWon)}>
          {t('payments.match.by-amount')}
        </Button>
        <Button size="small" onClick={() => setTyped('')}>
          {t('payments.match.every')}
        </Button>
      </form>
      <div aria-live="polite">
        <Shown asked={asking} bones={4}>
          {({ items }) => {
            const open = items.filter((row) => openOnDay(row, payment.paidOn) > 0n);
            return open.length === 0 ? (
              <Empty title={t('payments.match.none')}>
                <p>{t('payments.match.none-hint')}</p>
              </Empty>
            ) : (
              <DataTable caption={t('payments.match.title')} columns={columns} rows={open} keyOf={({ billId }) => billId} />
            );
          }}
        </Shown>
      </div>
      {chosen && <HowMuch payment={payment} bill={chosen} onClose={() => choose(undefined)} />}
    </section>
  );
}

const wonTyped = (typed: string | undefined): bigint => BigInt(/^\d{1,15}$/.exec((typed ?? '').replaceAll(/[,\s원]/g, ''))?.[0] ?? '0');

/** How much of it, and what both come to then. */
function HowMuch({ payment, bill, onClose }: { readonly payment: Payment; readonly bill: Receivable; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const won = useWon();
  const openWon = openOnDay(bill, payment.paidOn);
  return (
    <FormDialog
      title={t('payments.match.on', { bill: bill.billNo })}
      ok={t('payments.match.do')}
      fields={[{ name: 'amountWon', label: t('payments.match.amount'), initial: least(BigInt(payment.restWon), openWon).toString() }]}
      effect={({ amountWon }) => (
        <dl className="facts" aria-live="polite">
          <dt>{t('payments.match.bill-after', { bill: bill.billNo })}</dt>
          <dd>
            {won(openWon)} → {won(openWon - wonTyped(amountWon))}
          </dd>
          <dt>{t('payments.match.payment-after')}</dt>
          <dd>
            {won(payment.restWon)} → {won(BigInt(payment.restWon) - wonTyped(amountWon))}
          </dd>
        </dl>
      )}
      send={({ amountWon }, header) =>
        answered(api.POST('/api/payments/{paymentId}/allocate', { params: { path: { paymentId: payment.id }, header }, body: { allocations: [{ billId: bill.billId, amountWon: wonTyped(amountWon).toString() }] } }))
      }
      reads={moneyMoved}
      done={t('payments.match.done', { bill: bill.billNo })}
      onClose={onClose}
    >
      <p>
        {bill.customerName} · {t('bills.columns.due')} <DateText date={bill.dueOn} />
      </p>
    </FormDialog>
  );
}
