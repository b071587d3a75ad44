import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { language } from '../texts';
import { DateText } from '../ui/DateText';
import { Money } from '../ui/Money';
import { Shown } from '../ui/States';
import { BillStanding } from '../bills/BillStanding';
import { ownBill, type BillLine } from './use-customer';
import './customer.css';

interface Lineage {
  readonly arithmetic?: { readonly ko: string; readonly en: string };
  readonly priceVersion?: string;
}

/** One bill: what is to be paid by when, and how every line of it came about. */
export function Page() {
  const { t } = useTranslation();
  const { billId } = useParams({ from: '/inside/customer/bills/$billId' });
  const asking = useQuery(ownBill(billId));
  return (
    <section className="page customer" aria-labelledby="own-bill">
      <p>
        <Link to="/customer/bills">{t('customer.bills.back')}</Link>
      </p>
      <Shown asked={asking}>
        {(bill) => (
          <>
            <div className="page-head">
              <h1 id="own-bill">{t('customer.bills.one', { number: bill.billNo })}</h1>
              <BillStanding status={bill.status} />
            </div>
            <dl className="facts sums">
              <dt>{t('customer.bills.month')}</dt>
              <dd>{bill.accrualMonth}</dd>
              <dt>{t('customer.bills.due')}</dt>
              <dd>
                <DateText date={bill.dueOn} />
              </dd>
              <dt>{t('customer.bills.supply')}</dt>
              <dd>
                <Money won={bill.supplyWon} />
              </dd>
              <dt>{t('customer.bills.vat')}</dt>
              <dd>
                <Money won={bill.vatWon} />
              </dd>
              <dt>{t('customer.bills.payable')}</dt>
              <dd>
                <Money won={bill.payableWon} vat="inclusive" />
              </dd>
              {bill.lateChargeWon !== '0' && (
                <>
                  <dt>{t('items.LATE_CHARGE')}</dt>
                  <dd>
                    <Money won={bill.lateChargeWon} />
                  </dd>
                </>
              )}
              <dt>{t('customer.bills.paid')}</dt>
              <dd>
                <Money won={bill.paidWon} />
              </dd>
              <dt>{t('customer.bills.open')}</dt>
              <dd>
                <strong>
                  <Money won={bill.openWon} />
                </strong>
              </dd>
            </dl>
            <h2 className="section">{t('customer.bills.lines')}</h2>
            <ul className="history">
              {bill.lines.map((line) => (
                <Line key={line.lineNo} line={line} />
              ))}
            </ul>
            {bill.lateCharges.map((late) => (
              <p key={late.chargedOn} className="note warn">
                {t('customer.bills.late-why', { date: late.chargedOn, percent: late.percent })} <Money won={late.amountWon} />
              </p>
            ))}
          </>
        )}
      </Shown>
    </section>
  );
}

function Line({ line }: { readonly line: BillLine }) {
  const { t } = useTranslation();
  const nameOf = useItemName();
  const { arithmetic } = (line.lineage ?? {}) as Lineage;
  return (
    <li className="bill-line">
      <span>
        <strong>{nameOf(line.item)}</strong>
        {arithmetic && <p>{arithmetic[language()]}</p>}
        <p className="quiet">
          {line.usedDays !== null && line.daysInMonth !== null && t('customer.bills.days', { used: line.usedDays, days: line.daysInMonth })}
          {line.reverses && ` ${t('customer.bills.reverses')}`}
          {line.reversedByBillId && ` ${t('customer.bills.reversed')}`}
        </p>
      </span>
      <Money won={line.supplyWon} vat="exclusive" />
    </li>
  );
}
