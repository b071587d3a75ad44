import { hasRole } from '../contract/sides';
import type { Tx } from '../database/transaction';
import { recordingIsWanted } from '../domain/process/recording-is-wanted';
import type { RunState, StepPlan } from '../domain/process/step-plan';
import { finishedRefs } from '../domain/process/what-is-reopened';
import { isRefusal } from '../domain/refusal';
import { endedStatuses } from './cancel-order';
import { statusIn } from './effect-on-order';
import { handlesOrder, type OrderRow } from './order-row';
import { bookedThursday } from './recording-slots';
import { checkerOf } from './skip-or-redo/decide';
import { proposer } from './skip-or-redo/proposal';

export const actsOnOrder = ['submit', 'edit', 'change', 'cancel', 'skip', 'redo', 'move-recording', 'record-again', 'drop-recording', 'decide-proposal', 'withdraw-proposal'] as const;
type ActOnOrder = (typeof actsOnOrder)[number];

type Asked = Pick<OrderRow, 'id' | 'status' | 'salesRepId' | 'salesTeamId'>;

/** The order as it runs; absent while it is a draft. */
interface Running {
  readonly plan: StepPlan;
  readonly state: RunState;
}

const wasOpened = ({ plan, state }: Running): boolean => plan.cancelUntil === undefined || state.passed.includes(plan.cancelUntil);
const isUnderWay = (running: Running | undefined): running is Running => running !== undefined && running.state.ended === undefined;

function byWhoHandlesIt({ plan, state }: Running): ActOnOrder[] {
  if (statusIn(state, 'accept-service') === 'DONE') return [];
  const mayRecord = plan.steps['record-scenario'] !== undefined && statusIn(state, 'accept-agent-app') !== 'DONE';
  if (!mayRecord) return ['change'];
  if (recordingIsWanted(state.facts)) return ['change', 'drop-recording'];
  return statusIn(state, 'record-scenario') === 'DONE' ? ['change', 'record-again'] : ['change'];
}

const skipsAndRedos = ({ plan, state }: Running): ActOnOrder[] => [
  ...(Object.values(plan.steps).some(({ key, maySkip }) => maySkip && Object.entries(state.steps).some(([ref, { status }]) => status === 'OPEN' && ref.split('#')[0] === key)) ? (['skip'] as const) : []),
  ...(Object.keys(state.steps).some((ref) => finishedRefs(plan, state, ref).length > 0) ? (['redo'] as const) : []),
];

/** One proposal of an order waits at a time: whoever made it takes it back, somebody else decides. */
async function onSkipOrRedo(tx: Tx, orderId: string, running: Running): Promise<ActOnOrder[]> {
  const waiting = await tx.one<{ proposedBy: string; proposedFor: string | null }>(`SELECT proposed_by AS "proposedBy", proposed_for AS "proposedFor" FROM skip_or_redo WHERE order_id = $1 AND status = 'PROPOSED'`, [orderId]);
  if (!waiting) return isRefusal(await proposer(tx, orderId)) ? [] : skipsAndRedos(running);
  if (tx.actor.id === waiting.proposedBy || tx.actor.id === waiting.proposedFor) return ['withdraw-proposal'];
  return isRefusal(await checkerOf(tx, waiting)) ? [] : ['decide-proposal'];
}

/**
 * What this person may do with an order now, as its routes would let them: put a draft right and submit it, change it until the customer has accepted it, cancel it before it opens,
 * skip and redo under four-eyes, move its recording or have it done once more. What it would do is refused or shown by the route itself.
 */
export async function whatMayBeDone(tx: Tx, order: Asked, running: Running | undefined): Promise<readonly ActOnOrder[]> {
  const { actor } = tx;
  if (actor.side === 'PARTNER') return [];
  const [handles, supports] = [handlesOrder(actor, order), hasRole(actor, 'CONSULTING_SUPPORT')];
  const isUnopened = !endedStatuses.has(order.status) && (running === undefined || (isUnderWay(running) && !wasOpened(running)));
  const mayMove = (actor.side === 'CUSTOMER' || handles || supports) && isUnderWay(running) && (await bookedThursday(tx, order.id)) !== undefined;
  return [
    ...(handles && order.status === 'DRAFT' ? (['submit', 'edit'] as const) : []),
    ...(handles && isUnderWay(running) ? byWhoHandlesIt(running) : []),
    ...(mayMove ? (['move-recording'] as const) : []),
    ...(actor.side === 'STAFF' && isUnderWay(running) ? await onSkipOrRedo(tx, order.id, running) : []),
    ...((handles || supports) && isUnopened ? (['cancel'] as const) : []),
  ];
}
