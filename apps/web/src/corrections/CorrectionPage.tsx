import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentsTexts } from '../../../api/problems/texts/payments';
import { answered, api } from '../api/client';
import { LineList } from '../bills/LineList';
import { hasRole, useMe } from '../session/me';
import { language } from '../texts';
import { MomentText } from '../ui/DateText';
import { useWon } from '../ui/Money';
import { Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { Effect } from './Effect';
import { corrected, correction, standings, type Correction } from './use-corrections';

const FormDialog = lazy(() => import('../ui/FormDialog'));

/** One correction: what was wrong, what it comes to, and whose word it waits for. */
export function Page() {
  const { t } = useTranslation();
  const { correctionId } = useParams({ from: '/inside/corrections/$correctionId' });
  const asking = useQuery(correction(correctionId));
  return (
    <div className="page">
      <nav className="trail" aria-label={t('payments.where')}>
        <Link to="/corrections">{t('corrections.title')}</Link>
      </nav>
      <Shown asked={asking}>{(data) => <OpenCorrection correction={data} />}</Shown>
    </div>
  );
}

function OpenCorrection({ correction: shown }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  return (
    <article aria-labelledby="correction-title">
      <div className="page-head">
        <h1 id="correction-title">{t('corrections.of', { bill: shown.billNo })}</h1>
        <StatusBadge standing={standings[shown.status] ?? 'waiting'} word={t(`corrections.statuses.${shown.status}`)} />
        {shown.status === 'PROPOSED' && <Decide correction={shown} />}
      </div>
      <dl className="facts">
        <dt>{t('bills.columns.number')}</dt>
        <dd>
          <Link to="/bills/$billId" params={{ billId: shown.billId }}>
            {shown.billNo}
          </Link>
        </dd>
        <dt>{t('bills.columns.customer')}</dt>
        <dd>{shown.customerName}</dd>
        <dt>{t('corrections.reason')}</dt>
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
        {shown.newBillId && (
          <>
            <dt>{t('corrections.new-bill')}</dt>
            <dd>
              <Link to="/bills/$billId" params={{ billId: shown.newBillId }}>
                {t('corrections.open-new-bill')}
              </Link>
            </dd>
          </>
        )}
      </dl>
      {shown.preventedBy && <p className="note bad">{t('corrections.prevented', { why: paymentsTexts[shown.preventedBy]?.[language()] ?? '' })}</p>}
      {shown.preview && (
        <section className="section" aria-labelledby="correction-effect">
          <h2 id="correction-effect">{t('corrections.effect')}</h2>
          <Effect preview={shown.preview} />
          <LineList caption={t('corrections.lines')} lines={shown.preview.lines} keyOf={(line) => `${line.sourceId} ${line.reverses ? 'back' : 'new'}`} />
        </section>
      )}
    </article>
  );
}

/** Whoever proposed may take it back; another person of the settlement team approves, or says why not. */
function Decide({ correction: { id, isMine, preview, billNo } }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  const won = useWon();
  const person = useMe();
  const [deciding, decide] = useState<'approve' | 'refuse'>();
  const mayApprove = !isMine && preview !== null && hasRole(person, 'SETTLEMENT_TEAM');
  const refusing = t(isMine ? 'corrections.take-back' : 'corrections.refuse');
  const close = () => decide(undefined);
  return (
    <>
      <span className="push actions">
        {isMine && <span className="quiet">{t('corrections.four-eyes')}</span>}
        <Button onClick={() => decide('refuse')}>{refusing}</Button>
        {mayApprove && (
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
            send={({ reason = '' }, header) => answered(api.POST('/api/corrections/{correctionId}/refuse', { params: { path: { correctionId: id }, header }, body: { reason } }))}
            reads={corrected}
            done={t('corrections.refused')}
            onClose={close}
          >
            <p>{t('corrections.refuse-effect')}</p>
          </FormDialog>
        )}
        {deciding === 'approve' && preview && (
          <FormDialog
            title={t('corrections.approve-title', { bill: billNo, won: won(preview.totalWon) })}
            ok={t('corrections.approve')}
            isDangerous
            fields={[]}
            effect={() => <Effect preview={preview} />}
            send={(_, header) => answered(api.POST('/api/corrections/{correctionId}/approve', { params: { path: { correctionId: id }, header }, body: { totalWon: preview.totalWon } }))}
            reads={corrected}
            done={t('corrections.approved')}
            onClose={close}
          >
            <p>{t('corrections.approve-effect')}</p>
          </FormDialog>
        )}
      </Suspense>
    </>
  );
}
