import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRole, useMe } from '../session/me';
import { DataTable, type Column } from '../ui/DataTable';
import { DateText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { Empty, Shown } from '../ui/States';
import { BillStanding } from './BillStanding';
import { LineList } from './LineList';
import { bill, type Bill, type BillLine } from './use-bills';

const ProposeCorrection = lazy(() => import('../corrections/ProposeCorrection'));

/** One bill: what it comes to and by when, every line with its lineage, what was paid on it. */
export function Page() {
  const { t } = useTranslation();
  const { billId } = useParams({ from: '/inside/bills/$billId' });
  const asking = useQuery(bill(billId));
  return (
    <div className="page">
      <Shown asked={asking}>{(data) => <OpenBill bill={data} />}</Shown>
      {asking.isError && !asking.data && <Link to="/bills">{t('bills.to-list')}</Link>}
    </div>
  );
}

function OpenBill({ bill: shown }: { readonly bill: Bill }) {
  const { t } = useTranslation();
  return (
    <article aria-labelledby="bill-title">
      <div className="page-head">
        <h1 id="bill-title">{shown.billNo}</h1>
        <BillStanding status={shown.status} payableWon={shown.payableWon} />
        <Link className="push" to="/bills" search={{ contract: shown.contractId }}>
          {t('bills.of-contract')}
        </Link>
      </div>
      <dl className="sums">
        <Sum name={t('bills.columns.supply')} won={shown.supplyWon} />
        <Sum name={t('bills.columns.vat')} won={shown.vatWon} />
        {shown.adjustmentWon !== '0' && <Sum name={t('bills.adjustment')} won={shown.adjustmentWon} />}
        <Sum name={t('bills.payable')} won={shown.payableWon} />
        {shown.lateChargeWon !== '0' && <Sum name={t('items.LATE_CHARGE')} won={shown.lateChargeWon} />}
        <Sum name={t('bills.paid')} won={shown.paidWon} />
        <Sum name={t('bills.columns.open')} won={shown.openWon} />
      </dl>
      <dl className="facts">
        <dt>{t('bills.columns.customer')}</dt>
        <dd>{shown.customerName}</dd>
        <dt>{t('bills.columns.contract')}</dt>
        <dd>{shown.contractNo}</dd>
        <dt>{t('bills.columns.kind')}</dt>
        <dd>
          {t(`bills.kinds.${shown.kind}`)} · {t('bills.of-month', { month: shown.accrualMonth })}
        </dd>
        <dt>{t('bills.written')}</dt>
        <dd>
          <DateText date={shown.writeDate} /> <span className="quiet">{t('bills.written-why')}</span>
        </dd>
        <dt>{t('bills.issued')}</dt>
        <dd>
          <DateText date={shown.issuedOn} />{' '}
          <span className="quiet">
            {t('bills.issue-by', { date: shown.issueBy })}
          </span>
        </dd>
        <dt>{t('bills.columns.due')}</dt>
        <dd>
          <DateText date={shown.dueOn} /> <span className="quiet">{t('bills.due-why')}</span>
        </dd>
      </dl>
      <section className="section" aria-labelledby="bill-lines">
        <h2 id="bill-lines">{t('bills.lines')}</h2>
        <LineList caption={t('bills.lines')} lines={shown.lines} keyOf={({ lineNo }) => String(lineNo)} beneath={(line) => <Corrected bill={shown} line={line} />} />
      </section>
      <Payments bill={shown} />
    </article>
  );
}

const Sum = ({ name, won }: { readonly name: string; readonly won: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <Money won={won} />
    </dd>
  </div>
);

/** A line that takes another back, that was taken back, or that can be put right. */
function Corrected({ bill: shown, line }: { readonly bill: Bill; readonly line: BillLine }) {
  const { t } = useTranslation();
  const person = useMe();
  const [isCorrecting, setCorrecting] = useState(false);
  const mayCorrect = line.reverses === null && line.reversedByBillId === null && line.sourceKind !== 'LATE_CHARGE' && hasRole(person, 'SETTLEMENT_TEAM', 'CONSULTING_SUPPORT');
  return (
    <>
      {line.reverses && (
        <p className="note">
          <Link to="/bills/$billId" params={{ billId: line.reverses.billId }}>
            {t('bills.reverses', { line: line.reverses.lineNo })}
          </Link>
        </p>
      )}
      {line.reversedByBillId && (
        <p className="note warn">
          <Link to="/bills/$billId" params={{ billId: line.reversedByBillId }}>
            {t('bills.reversed')}
          </Link>
        </p>
      )}
      {mayCorrect && <Button onClick={() => setCorrecting(true)}>{t('bills.correct')}</Button>}
      <Suspense fallback={null}>{isCorrecting && <ProposeCorrection bill={shown} line={line} onClose={() => setCorrecting(false)} />}</Suspense>
    </>
  );
}

type Allocation = Bill['allocations'][number];

function Payments({ bill: shown }: { readonly bill: Bill }) {
  const { t } = useTranslation();
  const seesPayments = hasRole(useMe(), 'SETTLEMENT_TEAM');
  const columns = useMemo(
    (): readonly Column<Allocation>[] => [
      { key: 'on', isShort: true, title: t('bills.paid-on'), cell: (row) => <DateText date={row.valueOn} /> },
      {
        key: 'how',
        title: t('bills.how'),
        cell: (row) =>
          row.paymentId && seesPayments ? (
            <Link to="/payments/$paymentId" params={{ paymentId: row.paymentId }}>
              {t(`bills.hows.${row.how}`)}
            </Link>
          ) : (
            t(`bills.hows.${row.how}`)
          ),
      },
      { key: 'amount', isNumber: true, title: t('bills.amount'), cell: (row) => <Money won={row.amountWon} /> },
    ],
    [t, seesPayments],
  );
  return (
    <section className="section" aria-labelledby="bill-payments">
      <h2 id="bill-payments">{t('bills.payments')}</h2>
      {shown.lateCharges.map((late) => (
        <p key={late.chargedOn} className="note warn">
          <DateText date={late.chargedOn} /> {t('bills.late-charge', { percent: late.percent })} <Money won={late.unpaidWon} /> → <Money won={late.amountWon} />
        </p>
      ))}
      {shown.allocations.length === 0 ? (
        <Empty title={t('bills.nothing-paid')} />
      ) : (
        <DataTable caption={t('bills.payments')} columns={columns} rows={shown.allocations} keyOf={({ id }) => id} />
      )}
    </section>
  );
}
