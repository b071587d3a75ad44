import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '../admin/AdminPage';
import { answered, api } from '../api/client';
import { hasRole, useMe } from '../session/me';
import { MomentText } from '../ui/DateText';
import FormDialog from '../ui/FormDialog';
import { Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { Content } from './Content';
import { PreviewOfVersion } from './PreviewOfVersion';
import { parametersOf, type Kind, type Proposal } from './use-prices';

type Act = 'approve' | 'refuse' | 'withdraw';
const kindOf = ({ kind }: Proposal): Kind => (kind === 'CATALOGUE' ? 'catalogue' : 'parameters');

/** A proposed version: what it would change, and the word of another person. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  const { proposalId } = useParams({ from: '/inside/admin/prices/proposals/$proposalId' });
  const asking = useQuery({ queryKey: ['proposals', proposalId], queryFn: () => answered(api.GET('/api/version-proposals/{proposalId}', { params: { path: { proposalId } } })), enabled: me.side === 'STAFF' });
  const [act, setAct] = useState<Act>();
  const proposal = asking.data;
  const mayDecide = hasRole(me, 'PRODUCT_OWNER', 'CONSULTING_SUPPORT');
  return (
    <AdminPage
      title={proposal ? t('prices.proposal', { kind: t(`prices.kinds.${kindOf(proposal)}`), date: proposal.effectiveFrom }) : t('admin.sections.prices')}
      section="prices"
      actions={
        mayDecide &&
        proposal && (
          <>
            {proposal.status === 'PROPOSED' && (
              <Button type="primary" onClick={() => setAct('approve')}>
                {t('prices.acts.approve.ok')}
              </Button>
            )}
            {proposal.status === 'PROPOSED' && <Button onClick={() => setAct('refuse')}>{t('prices.acts.refuse.ok')}</Button>}
            {proposal.status === 'APPROVED' && !proposal.withdrawnAt && proposal.effectiveFrom > me.today && (
              <Button danger onClick={() => setAct('withdraw')}>
                {t('prices.acts.withdraw.ok')}
              </Button>
            )}
          </>
        )
      }
    >
      <Shown asked={asking}>
        {(one) => (
          <>
            <Standing proposal={one} />
            {one.preview ? <PreviewOfVersion kind={kindOf(one)} preview={one.preview} parameters={parametersOf(one.content)} /> : <Content kind={kindOf(one)} content={one.content} />}
          </>
        )}
      </Shown>
      {proposal && act && (
        <FormDialog
          title={t(`prices.acts.${act}.title`)}
          ok={t(`prices.acts.${act}.ok`)}
          isDangerous={act !== 'approve'}
          fields={act === 'approve' ? [] : [{ name: 'reason', label: t('people.reason') }]}
          send={({ reason = '' }, header) => {
            const params = { path: { proposalId }, header };
            if (act === 'approve') return answered(api.POST('/api/version-proposals/{proposalId}/approve', { params }));
            return act === 'refuse' ? answered(api.POST('/api/version-proposals/{proposalId}/refuse', { params, body: { reason } })) : answered(api.POST('/api/version-proposals/{proposalId}/withdraw', { params, body: { reason } }));
          }}
          reads={[['proposals'], ['versions']]}
          done={t(`prices.acts.${act}.done`)}
          onClose={() => setAct(undefined)}
        >
          <p className="note warn">{t(`prices.acts.${act}.effect`, { date: proposal.effectiveFrom })}</p>
        </FormDialog>
      )}
    </AdminPage>
  );
}

function Standing({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation();
  const standing = proposal.withdrawnAt ? 'WITHDRAWN' : proposal.status;
  return (
    <dl className="facts">
      <dt>{t('prices.state')}</dt>
      <dd>
        <StatusBadge standing={standing === 'APPROVED' ? 'done' : standing === 'PROPOSED' ? 'waiting' : 'back'} word={t(`prices.standings.${standing}`)} />
      </dd>
      <dt>{t('people.reason')}</dt>
      <dd>{proposal.reason}</dd>
      <dt>{t('prices.proposed-by')}</dt>
      <dd>
        {proposal.proposedByName} <MomentText at={proposal.proposedAt} />
      </dd>
      <dt>{t('prices.approved-by')}</dt>
      <dd>
        {proposal.decidedByName ?? '–'} {proposal.decidedAt && <MomentText at={proposal.decidedAt} />} {proposal.refusalReason}
      </dd>
    </dl>
  );
}
