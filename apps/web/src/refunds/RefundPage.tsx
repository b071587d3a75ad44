import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { banks } from '../../../../libs/domain/identifiers/bank-account';
import { answered, api } from '../api/client';
import { Decide } from '../four-eyes/Decide';
import { WhoseWord } from '../four-eyes/WhoseWord';
import { DateText, MomentText } from '../ui/DateText';
import { Money, useWon } from '../ui/Money';
import { Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { refund, refunded, standings, type Refund } from './use-refunds';

const ReturnRefund = lazy(() => import('./ReturnRefund'));

/** One refund: how much, to which account, and whose word it waits for. */
export function Page() {
  const { t } = useTranslation();
  const { refundId } = useParams({ from: '/inside/refunds/$refundId' });
  const asking = useQuery(refund(refundId));
  return (
    <div className="page">
      <nav className="trail" aria-label={t('payments.where')}>
        <Link to="/refunds">{t('refunds.title')}</Link>
      </nav>
      <Shown asked={asking}>{(data) => <OpenRefund refund={data} />}</Shown>
    </div>
  );
}

function OpenRefund({ refund: shown }: { readonly refund: Refund }) {
  const { t } = useTranslation();
  const [isReturning, setReturning] = useState(false);
  return (
    <article aria-labelledby="refund-title">
      <div className="page-head">
        <h1 id="refund-title">
          {shown.customerName} <Money won={shown.amountWon} vat="inclusive" />
        </h1>
        <StatusBadge standing={standings[shown.status]} word={t(`refunds.views.${shown.status}`)} />
        {shown.status === 'PAID' && (
          <span className="push actions">
            <Button onClick={() => setReturning(true)}>{t('refunds.return')}</Button>
          </span>
        )}
        {shown.status === 'PROPOSED' && (
          <span className="push actions">
            <DecideOnRefund refund={shown} />
          </span>
        )}
      </div>
      <dl className="facts">
        {shown.refundNo && (
          <>
            <dt>{t('refunds.number')}</dt>
            <dd>{shown.refundNo}</dd>
          </>
        )}
        <dt>{t('refunds.credit')}</dt>
        <dd>
          <Link to="/bills/$billId" params={{ billId: shown.creditBillId }}>
            {shown.creditBillNo}
          </Link>
        </dd>
        <dt>{t('refunds.account')}</dt>
        <dd>
          {banks[shown.bankCode] ?? shown.bankCode} {shown.accountNo} {shown.accountHolder} <span className="quiet">{t('refunds.on-record')}</span>
        </dd>
        <dt>{t('refunds.reason')}</dt>
        <dd>{shown.reason}</dd>
        <WhoseWord of={shown} />
        {shown.payOn && (
          <>
            <dt>{t('refunds.pay-on')}</dt>
            <dd>
              <DateText date={shown.payOn} /> <span className="quiet">{t('refunds.pay-why')}</span>{' '}
              <a href={`/api/refund-files/${shown.payOn}`} download>
                {t('refunds.file', { date: shown.payOn })}
              </a>
            </dd>
          </>
        )}
        {shown.returnedOn && <Returned refund={shown} />}
      </dl>
      <Suspense fallback={null}>{isReturning && <ReturnRefund refund={shown} onClose={() => setReturning(false)} />}</Suspense>
    </article>
  );
}

/** The bank sent it back: when, why, and where its credit is now. */
function Returned({ refund: { returnedOn, returnReason, returnRef, returnedByName, returnedAt } }: { readonly refund: Refund }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t('refunds.returned-on')}</dt>
      <dd>
        <DateText date={returnedOn} /> <Link to="/refunds">{t('refunds.see-credits')}</Link>
      </dd>
      <dt>{t('refunds.return-reason')}</dt>
      <dd>{returnReason}</dd>
      <dt>{t('refunds.return-ref')}</dt>
      <dd>{returnRef}</dd>
      <dt>{t('refunds.returned-by')}</dt>
      <dd>
        {returnedByName} {returnedAt && <span className="quiet"><MomentText at={returnedAt} /></span>}
      </dd>
    </>
  );
}

function DecideOnRefund({ refund: { id, isMine, amountWon, customerName, bankCode, accountNo, accountHolder } }: { readonly refund: Refund }) {
  const { t } = useTranslation();
  const won = useWon();
  const path = { refundId: id };
  return (
    <Decide
      isMine={isMine}
      mayApprove
      approval={{
        title: t('refunds.approve-title', { won: won(amountWon) }),
        does: t('refunds.approve-effect', { customer: customerName, won: won(amountWon), account: `${banks[bankCode] ?? bankCode} ${accountNo} ${accountHolder}` }),
        send: (header) => answered(api.POST('/api/refunds/{refundId}/approve', { params: { path, header }, body: { amountWon } })),
        done: t('refunds.approved'),
      }}
      refusal={{
        does: t('refunds.refuse-effect'),
        send: (reason, header) => answered(api.POST('/api/refunds/{refundId}/refuse', { params: { path, header }, body: { reason } })),
        done: t('refunds.refused'),
      }}
      reads={refunded}
    />
  );
}
