import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { banks } from '../../../../libs/domain/identifiers/bank-account';
import { answered, api } from '../api/client';
import { DateText, MomentText } from '../ui/DateText';
import { Money, useWon } from '../ui/Money';
import { Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { refund, refunded, standings, type Refund } from './use-refunds';

const FormDialog = lazy(() => import('../ui/FormDialog'));

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
  return (
    <article aria-labelledby="refund-title">
      <div className="page-head">
        <h1 id="refund-title">
          {shown.customerName} <Money won={shown.amountWon} />
        </h1>
        <StatusBadge standing={standings[shown.status]} word={t(`refunds.views.${shown.status}`)} />
        {shown.status === 'PROPOSED' && <Decide refund={shown} />}
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
        <dt>{t('corrections.proposed-by')}</dt>
        <dd>
          {shown.proposedByName ?? '–'} <span className="quiet"><MomentText at={shown.proposedAt} /></span>
        </dd>
        {shown.decidedAt && (
          <>
            <dt>{t('corrections.decided-by')}</dt>
            <dd>
              {shown.decidedByName ?? '–'} <span className="quiet"><MomentText at={shown.decidedAt} /></span> {shown.refusalReason}
            </dd>
          </>
        )}
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
      </dl>
    </article>
  );
}

/** Whoever proposed may take it back; another person approves, or says why not. */
function Decide({ refund: { id, isMine, amountWon, customerName, bankCode, accountNo, accountHolder } }: { readonly refund: Refund }) {
  const { t } = useTranslation();
  const won = useWon();
  const [deciding, decide] = useState<'approve' | 'refuse'>();
  const refusing = t(isMine ? 'corrections.take-back' : 'corrections.refuse');
  const close = () => decide(undefined);
  return (
    <>
      <span className="push actions">
        {isMine && <span className="quiet">{t('corrections.four-eyes')}</span>}
        <Button onClick={() => decide('refuse')}>{refusing}</Button>
        {!isMine && (
          <Button type="primary" onClick={() => decide('approve')}>
            {t('corrections.approve')}
          </Button>
        )}
      </span>
      <Suspense fallback={null}>
        {deciding === 'refuse' && (
          <FormDialog
            title={refusing}
            ok={refusing}
            isDangerous
            fields={[{ name: 'reason', label: t('payments.reason'), kind: 'long' }]}
            send={({ reason = '' }, header) => answered(api.POST('/api/refunds/{refundId}/refuse', { params: { path: { refundId: id }, header }, body: { reason } }))}
            reads={refunded}
            done={t('refunds.refused')}
            onClose={close}
          >
            <p>{t('refunds.refuse-effect')}</p>
          </FormDialog>
        )}
        {deciding === 'approve' && (
          <FormDialog
            title={t('refunds.approve-title', { won: won(amountWon) })}
            ok={t('corrections.approve')}
            isDangerous
            fields={[]}
            send={(_, header) => answered(api.POST('/api/refunds/{refundId}/approve', { params: { path: { refundId: id }, header }, body: { amountWon } }))}
            reads={refunded}
            done={t('refunds.approved')}
            onClose={close}
          >
            <p>{t('refunds.approve-effect', { customer: customerName, won: won(amountWon), account: `${banks[bankCode] ?? bankCode} ${accountNo} ${accountHolder}` })}</p>
          </FormDialog>
        )}
      </Suspense>
    </>
  );
}
