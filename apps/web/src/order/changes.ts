/** One entry of the order's log, as the API tells it. */
export interface OrderEvent {
  readonly seq: number;
  readonly at: string;
  readonly actorName: string;
  readonly actingForName: string | null;
  readonly event: {
    readonly type: string;
    readonly step?: string;
    readonly to?: readonly string[];
    readonly steps?: readonly string[];
    readonly reason?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
  };
  readonly lateAnswers: readonly { readonly taskId: string; readonly step: string; readonly at: string; readonly actorName: string | null; readonly text: string | null }[];
}

export interface Change {
  readonly fact: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Facts that people know by name; the others are the house's bookkeeping. */
export const factsWithAName = [
  'seats', 'termMonths', 'access', 'agentApp', 'arsUsed', 'intelligentNumber', 'requestedOpenDate', 'serviceNo', 'quoteConfirmedOn', 'quoteValidThrough', 'quoteStampedOn', 'recordingSlotOn', 'recordingWishOn',
  'plannedInstallOn', 'developmentDueOn', 'hardwareDueOn', 'staffReadyOn', 'customerContractAmountWon', 'customerContractConcludedOn', 'inspectionOn', 'acceptedOn', 'openedOn', 'billingStartOn', 'devicesOrdered',
  'buildHardwareOrdered', 'developmentOrdered', 'floorSpaceOrdered', 'staffingOrdered', 'businessTrainingMonths', 'negotiatedItems',
] as const;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Each event with what it changed of what was known before it; what the order began with changed nothing. */
export function changesOf(events: readonly OrderEvent[]): readonly (OrderEvent & { readonly changes: readonly Change[] })[] {
  let known: Readonly<Record<string, unknown>> = {};
  return events.map((entry) => {
    const { type, facts = {} } = entry.event;
    const changes = type === 'started' ? [] : factsWithAName.filter((fact) => fact in facts && !isSame(known[fact], facts[fact])).map((fact): Change => ({ fact, before: known[fact], after: facts[fact] }));
    known = { ...known, ...facts };
    return { ...entry, changes };
  });
}
