/** The order's states of the manual (docs/manual/2-application-to-opening.md, states). */
export type OrderStatus =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'RECEIVED'
  | 'DOCS_INCOMPLETE'
  | 'IN_APPROVAL'
  | 'APPROVED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'SO_PROCESSED'
  | 'IN_ACTIVATION'
  | 'INSPECTION'
  | 'ACCEPTED'
  | 'OPEN'
  | 'BILLING_REQUESTED'
  | 'CLOSED'
  | 'CANCELLED';

/** What one event did to the steps of an order. */
export interface Progress {
  readonly opened: readonly string[];
  readonly done: readonly string[];
  /** The application was received before and is asked for again. */
  readonly askedAgain: boolean;
  readonly stageOf: (step: string) => string | undefined;
}

interface Rule {
  readonly to: OrderStatus;
  readonly when: (progress: Progress, from: OrderStatus) => boolean;
}

const opens = (...steps: readonly string[]) => ({ opened }: Progress): boolean => steps.some((step) => opened.includes(step));
const ends = (...steps: readonly string[]) => ({ done }: Progress): boolean => steps.some((step) => done.includes(step));
const isInspected = (status: OrderStatus): boolean => status === 'INSPECTION' || status === 'ACCEPTED';

/** The furthest along first: one event may end a step and open several. */
const rules: readonly Rule[] = [
  { to: 'BILLING_REQUESTED', when: (progress, from) => from === 'OPEN' && ends('request-one-off-billing')(progress) },
  { to: 'OPEN', when: ends('open-service') },
  { to: 'ACCEPTED', when: (progress, from) => isInspected(from) && opens('notify-settlement', 'open-service')(progress) },
  { to: 'INSPECTION', when: opens('prepare-acceptance') },
  { to: 'IN_ACTIVATION', when: ({ opened, stageOf }, from) => isInspected(from) && opened.some((step) => stageOf(step) === 'provisioning') },
  { to: 'IN_ACTIVATION', when: ({ done, stageOf }, from) => from === 'SO_PROCESSED' && done.some((step) => stageOf(step) === 'provisioning') },
  { to: 'SO_PROCESSED', when: ends('process-service-order') },
  { to: 'APPROVED', when: opens('process-service-order') },
  { to: 'IN_APPROVAL', when: opens('draft-contract', 'review-contract', 'conclude-customer-contract') },
  { to: 'DOCS_INCOMPLETE', when: (progress) => progress.askedAgain && opens('collect-documents', 'check-site')(progress) },
  { to: 'RECEIVED', when: ends('receive-application') },
  { to: 'SUBMITTED', when: (progress, from) => from === 'DOCS_INCOMPLETE' && opens('receive-application')(progress) },
];

/** The order's status after an event: lists show it, nothing decides by it. Pure. */
export const statusAfter = (from: OrderStatus, progress: Progress): OrderStatus => rules.find((rule) => rule.when(progress, from))?.to ?? from;
