import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '../admin/AdminPage';
import { answered, api } from '../api/client';
import { Decide } from '../four-eyes/Decide';
import { WhoseWord } from '../four-eyes/WhoseWord';
import { hasRole, useMe } from '../session/me';
import FormDialog from '../ui/FormDialog';
import { Shown } from '../ui/States';
import { StatusBadge } from '../ui/StatusBadge';
import { Content } from './Content';
import { PreviewOfVersion } from './PreviewOfVersion';
import { parametersOf, type Kind, type Proposal } from './use-prices';

const kindOf = ({ kind }: Proposal): Kind => (kind === 'CATALOGUE' ? 'catalogue' : 'parameters');
const decided = [['proposals'], ['versions']];

/** A proposed version: what it would change, and the word of another person. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  const { proposalId } = useParams({ from: '/inside/admin/prices/proposals/$proposalId' });
  const asking = useQuery({ queryKey: ['proposals', proposalId], queryFn: () => answered(api.GET('/api/version-proposals/{proposalId}', { params: { path: { proposalId } } })), enabled: me.side === 'STAFF' });
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
            {proposal.status === 'PROPOSED' && <DecideOnVersion proposal={proposal} />}
            {proposal.status === 'APPROVED' && !proposal.withdrawnAt && proposal.effectiveFrom > me.today && <Withdraw proposal={proposal} />}
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
    </AdminPage>
  );
}

function DecideOnVersion({ proposal: { id, isMine, effectiveFrom: date } }: { readonly proposal: Proposal }) {
  const { t } = useTranslation();
  const path = { proposalId: id };
  return (
    <Decide
      isMine={isMine}
      mayApprove
      approval={{
        title: t('prices.approve.title'),
        does: t('prices.approve.effect', { date }),
        send: (header) => answered(api.POST('/api/version-proposals/{proposalId}/approve', { params: { path, header } })),
        done: t('prices.approve.done'),
      }}
      refusal={{
        does: t('prices.refuse.effect', { date }),
        send: (reason, header) => answered(api.POST('/api/version-proposals/{proposalId}/refuse', { params: { path, header }, body: { reason } })),
        done: t('prices.refuse.done'),
      }}
      reads={decided}
    />
  );
}

function Withdraw({ proposal: { id, effectiveFrom: date } }: { readonly proposal: Proposal }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('prices.withdraw.ok')}
      </Button>
      {isOpen && (
        <FormDialog
          title={t('prices.withdraw.title')}
          ok={t('prices.withdraw.ok')}
          isDangerous
          fields={[{ name: 'reason', label: t('people.reason') }]}
          send={({ reason = '' }, header) => answered(api.POST('/api/version-proposals/{proposalId}/withdraw', { params: { path: { proposalId: id }, header }, body: { reason } }))}
          reads={decided}
          done={t('prices.withdraw.done')}
          onClose={() => setOpen(false)}
        >
          <p className="note warn">{t('prices.withdraw.effect', { date })}</p>
        </FormDialog>
      )}
    </>
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
      <WhoseWord of={proposal} />
    </dl>
  );
}
