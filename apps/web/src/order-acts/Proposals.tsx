import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { Order } from '../order/use-order';
import { useAct } from '../task/use-task';
import { MomentText } from '../ui/DateText';
import { say } from '../ui/said';
import { ProblemNote, Shown } from '../ui/States';
import { EffectOfSkipOrRedo } from './Effect';
import { proposal, proposals, type Proposal } from './use-acts';
import { useStepNames } from './use-step-names';

/** The proposal that waits: whoever made it may take it back, somebody else approves it or turns it down, having seen what it does now. */
export function WaitingProposal({ order }: { readonly order: Order }) {
  const asking = useQuery(proposals(order.id));
  const waiting = asking.data?.items.find(({ status }) => status === 'PROPOSED');
  return waiting ? <Waiting key={waiting.id} order={order} waiting={waiting} /> : null;
}

function Waiting({ order, waiting }: { readonly order: Order; readonly waiting: Proposal }) {
  const { t } = useTranslation();
  const named = useStepNames(order);
  const asking = useQuery(proposal(order.id, waiting.id));
  return (
    <section className="note warn" aria-labelledby="order-proposal">
      <h2 id="order-proposal">{t(`order-acts.waiting.${waiting.kind}`, { steps: named(waiting.steps) })}</h2>
      <p>
        {t('order-acts.waiting.by', { name: waiting.proposedByName })} <MomentText at={waiting.proposedAt} /> · {t('order-acts.waiting.reason', { reason: waiting.reason })}
      </p>
      <Shown asked={asking} bones={3}>
        {({ effectNow, preventedBy }) => (
          <>
            {effectNow ? <EffectOfSkipOrRedo order={order} effect={effectNow} /> : preventedBy !== null && <p>{t('order-acts.waiting.prevented')}</p>}
            {order.mayDo.includes('decide-proposal') && <Decide id={waiting.id} fingerprint={effectNow?.fingerprint} />}
            {order.mayDo.includes('withdraw-proposal') && <TakeBack id={waiting.id} />}
          </>
        )}
      </Shown>
    </section>
  );
}

function Decide({ id, fingerprint }: { readonly id: string; readonly fingerprint: string | undefined }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string>();
  const path = { proposalId: id };
  const approving = useAct(
    (seen: string, header) => answered(api.POST('/api/skips-and-redos/{proposalId}/approve', { params: { path, header }, body: { fingerprint: seen } })),
    () => say(t('order-acts.waiting.approved')),
  );
  const refusing = useAct(
    (why: string, header) => answered(api.POST('/api/skips-and-redos/{proposalId}/refuse', { params: { path, header }, body: { reason: why } })),
    () => say(t('order-acts.waiting.refused')),
  );
  return (
    <>
      <div className="actions">
        {fingerprint !== undefined && (
          <Button type="primary" loading={approving.isPending} onClick={() => approving.mutate(fingerprint)}>
            {t('order-acts.waiting.approve')}
          </Button>
        )}
        {reason === undefined && <Button onClick={() => setReason('')}>{t('order-acts.waiting.refuse')}</Button>}
      </div>
      {reason !== undefined && (
        <form
          className="field"
          onSubmit={(event) => {
            event.preventDefault();
            refusing.mutate(reason.trim());
          }}
        >
          <label htmlFor="proposal-refusal">{t('order-acts.waiting.why-refused')}</label>
          <Input.TextArea id="proposal-refusal" rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
          <div className="actions">
            <Button danger htmlType="submit" disabled={reason.trim() === ''} loading={refusing.isPending}>
              {t('order-acts.waiting.refuse')}
            </Button>
            <Button onClick={() => setReason(undefined)}>{t('ui.close')}</Button>
          </div>
        </form>
      )}
      {[approving, refusing].map(({ error }, at) => error && <ProblemNote key={at} error={error} />)}
    </>
  );
}

function TakeBack({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const taking = useAct(
    (_: void, header) => answered(api.POST('/api/skips-and-redos/{proposalId}/withdraw', { params: { path: { proposalId: id }, header } })),
    () => say(t('order-acts.waiting.withdrawn')),
  );
  return (
    <>
      <div className="actions">
        <Button loading={taking.isPending} onClick={() => taking.mutate()}>
          {t('order-acts.waiting.withdraw')}
        </Button>
        <span className="quiet">{t('order-acts.waiting.another')}</span>
      </div>
      {taking.isError && <ProblemNote error={taking.error} />}
    </>
  );
}
