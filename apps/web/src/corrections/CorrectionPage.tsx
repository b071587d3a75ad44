import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { paymentsTexts } from '../../../api/problems/texts/payments';
import { answered, api } from '../api/client';
import { LineList } from '../bills/LineList';
import { Decide } from '../four-eyes/Decide';
import { WhoseWord } from '../four-eyes/WhoseWord';
import { hasRole, useMe } from '../session/me';
import { language } from '../texts';
import { useWon } from '../ui/Money';
import { Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { Effect } from './Effect';
import { corrected, correction, standings, type Correction } from './use-corrections';

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
        {shown.status === 'PROPOSED' && (
          <span className="push actions">
            <DecideOnCorrection correction={shown} />
          </span>
        )}
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
        <WhoseWord of={shown} />
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

/** Another person of the settlement team approves, while it can still be carried out. */
function DecideOnCorrection({ correction: { id, isMine, preview, billNo } }: { readonly correction: Correction }) {
  const { t } = useTranslation();
  const won = useWon();
  const person = useMe();
  const path = { correctionId: id };
  const totalWon = preview?.totalWon ?? '0';
  return (
    <Decide
      isMine={isMine}
      mayApprove={preview !== null && hasRole(person, 'SETTLEMENT_TEAM')}
      approval={{
        title: t('corrections.approve-title', { bill: billNo, won: won(totalWon) }),
        does: t('corrections.approve-effect'),
        shows: preview && <Effect preview={preview} />,
        send: (header) => answered(api.POST('/api/corrections/{correctionId}/approve', { params: { path, header }, body: { totalWon } })),
        done: t('corrections.approved'),
      }}
      refusal={{
        does: t('corrections.refuse-effect'),
        send: (reason, header) => answered(api.POST('/api/corrections/{correctionId}/refuse', { params: { path, header }, body: { reason } })),
        done: t('corrections.refused'),
      }}
      reads={corrected}
    />
  );
}
