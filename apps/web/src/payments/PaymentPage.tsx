import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessNumberText } from '../../../../libs/domain/identifiers/business-registration-number';
import { answered, api } from '../api/client';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText, MomentText } from '../ui/DateText';
import { Money, useWon } from '../ui/Money';
import { Empty, Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { PaymentStanding } from './PaymentStanding';
import { moneyMoved, payment, type Allocation, type Payment } from './use-payments';

const FormDialog = lazy(() => import('../ui/FormDialog'));
const MatchByHand = lazy(() => import('./MatchByHand'));

/** One payment: what it paid, what is left of it, and what that is for. */
export function Page() {
  const { t } = useTranslation();
  const { paymentId } = useParams({ from: '/inside/payments/$paymentId' });
  const asking = useQuery(payment(paymentId));
  return (
    <div className="page">
      <nav className="trail" aria-label={t('payments.where')}>
        <Link to="/payments">{t('payments.title')}</Link>
      </nav>
      <Shown asked={asking}>{(data) => <OpenPayment payment={data} />}</Shown>
    </div>
  );
}

function OpenPayment({ payment: shown }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const [isReturning, setReturning] = useState(false);
  const won = useWon();
  const isParked = shown.restWon !== '0';
  return (
    <article aria-labelledby="payment-title">
      <div className="page-head">
        <h1 id="payment-title">
          {shown.payerName} <Money won={shown.amountWon} />
        </h1>
        <PaymentStanding payment={shown} />
        {isParked && shown.toReturnWon === '0' && (
          <Button className="push" danger onClick={() => setReturning(true)}>
            {t('payments.return.do')}
          </Button>
        )}
      </div>
      <dl className="facts">
        <dt>{t('payments.columns.paidOn')}</dt>
        <dd>
          <DateText date={shown.paidOn} />
        </dd>
        <dt>{t('payments.columns.bankRef')}</dt>
        <dd>{shown.bankRef}</dd>
        <dt>{t('payments.columns.payerBusinessNo')}</dt>
        <dd>{shown.payerBusinessNo ? businessNumberText(shown.payerBusinessNo) : '–'}</dd>
        <dt>{t('payments.columns.remittanceText')}</dt>
        <dd>{shown.remittanceText || '–'}</dd>
        <dt>{t('payments.columns.allocatedWon')}</dt>
        <dd>
          <Money won={shown.allocatedWon} />
        </dd>
        {shown.toReturnWon !== '0' && (
          <>
            <dt>{t('payments.columns.toReturnWon')}</dt>
            <dd>
              <Money won={shown.toReturnWon} /> <span className="quiet">{shown.returnReason}</span>
            </dd>
          </>
        )}
        <dt>{t('payments.columns.restWon')}</dt>
        <dd>
          <strong>
            <Money won={shown.restWon} />
          </strong>
        </dd>
      </dl>
      <Allocations payment={shown} />
      <Suspense fallback={null}>{isParked && <MatchByHand payment={shown} />}</Suspense>
      <Suspense fallback={null}>
        {isReturning && (
          <FormDialog
            title={t('payments.return.title', { won: won(shown.restWon) })}
            ok={t('payments.return.do')}
            isDangerous
            fields={[{ name: 'reason', label: t('payments.reason'), kind: 'long' }]}
            send={({ reason = '' }, header) => answered(api.POST('/api/payments/{paymentId}/return', { params: { path: { paymentId: shown.id }, header }, body: { reason } }))}
            reads={moneyMoved}
            done={t('payments.return.done')}
            onClose={() => setReturning(false)}
          >
            <p>{t('payments.return.effect', { won: won(shown.restWon), payer: shown.payerName })}</p>
          </FormDialog>
        )}
      </Suspense>
    </article>
  );
}

/** Where its money went; each may be taken back by a row of its own. */
function Allocations({ payment: shown }: { readonly payment: Payment }) {
  const { t } = useTranslation();
  const [undoing, undo] = useState<Allocation>();
  const won = useWon();
  const takenBack = useMemo(() => new Set(shown.allocations.map(({ reversesId }) => reversesId)), [shown.allocations]);
  const columns = useMemo(
    (): readonly Column<Allocation>[] => [
      { key: 'bill', isShort: true, title: t('bills.columns.number'), cell: (row) => <Link to="/bills/$billId" params={{ billId: row.billId }}>{row.billNo}</Link> },
      { key: 'amount', isNumber: true, title: t('bills.amount'), cell: (row) => <Money won={row.amountWon} /> },
      { key: 'how', title: t('bills.how'), cell: (row) => (takenBack.has(row.id) ? <StatusBadge standing="back" word={t('payments.undo.taken-back')} /> : t(`bills.hows.${row.how}`)) },
      { key: 'reason', title: t('payments.reason'), cell: (row) => row.reason },
      { key: 'who', isShort: true, title: t('payments.made-by'), cell: (row) => <>{row.madeByName ?? '–'} <span className="quiet"><MomentText at={row.madeAt} /></span></> },
      {
        key: 'undo',
        isShort: true,
        title: t('payments.undo.do'),
        cell: (row) =>
          row.reversesId === null && !takenBack.has(row.id) ? (
            <Button size="small" aria-label={t('payments.undo.of', { bill: row.billNo })} onClick={() => undo(row)}>
              {t('payments.undo.do')}
            </Button>
          ) : (
            <span className="quiet">–</span>
          ),
      },
    ],
    [t, takenBack],
  );
  return (
    <section className="section" aria-labelledby="payment-bills">
      <h2 id="payment-bills">{t('payments.allocations')}</h2>
      {shown.allocations.length === 0 ? (
        <Empty title={t('payments.no-allocations')}>
          <p>{t('payments.no-allocations-hint')}</p>
        </Empty>
      ) : (
        <DataTable caption={t('payments.allocations')} columns={columns} rows={shown.allocations} keyOf={({ id }) => id} />
      )}
      <Suspense fallback={null}>
        {undoing && (
          <FormDialog
            title={t('payments.undo.of', { bill: undoing.billNo })}
            ok={t('payments.undo.do')}
            isDangerous
            fields={[{ name: 'reason', label: t('payments.reason'), kind: 'long' }]}
            send={({ reason = '' }, header) => answered(api.POST('/api/allocations/{allocationId}/reverse', { params: { path: { allocationId: undoing.id }, header }, body: { reason } }))}
            reads={moneyMoved}
            done={t('payments.undo.done')}
            onClose={() => undo(undefined)}
          >
            <p>{t('payments.undo.effect', { bill: undoing.billNo, won: won(undoing.amountWon) })}</p>
          </FormDialog>
        )}
      </Suspense>
    </section>
  );
}
