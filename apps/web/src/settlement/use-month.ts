import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { isId } from '../from-address';

type Answer<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

export type Month = Answer<'/api/months/{month}'>;
export type Run = Month['runs'][number];
export type Compared = Answer<'/api/months/{month}/compared'>;
export type Reason = Compared['reasons'][number]['reason'];
export type ContractInMonth = Answer<'/api/months/{month}/contracts'>['items'][number];
export type RunAccrual = Answer<'/api/months/runs/{runId}/accruals'>['items'][number];
export type Exception = Answer<'/api/months/runs/{runId}/exceptions'>['items'][number];
export type PartnerInMonth = Answer<'/api/months/{month}/partners'>['items'][number];
export type Accrual = Answer<'/api/accruals'>['items'][number];
export type Payout = Answer<'/api/payouts'>['items'][number];

export const reasons = ['NEW', 'ENDED', 'CHANGED', 'ONE_OFF', 'LEFT_OUT', 'SAME'] as const satisfies readonly Reason[];
export const views = ['totals', 'contracts', 'exceptions', 'partners', 'payouts', 'ledger'] as const;
export type View = (typeof views)[number];

/** Which part of the month is looked at, and what lies open in it: in the address, so that a link leads there. */
export interface Looking {
  readonly view?: View;
  readonly reason?: Reason;
  readonly contract?: string;
  readonly partner?: string;
  /** The number of a payout. */
  readonly payout?: string;
}

export function lookingFrom(sent: Record<string, unknown>): Looking {
  const view = views.find((one) => one === sent['view'] && one !== 'totals');
  const reason = reasons.find((one) => one === sent['reason']);
  return {
    ...(view ? { view } : {}),
    ...(reason ? { reason } : {}),
    ...(isId(sent['contract']) ? { contract: sent['contract'] } : {}),
    ...(isId(sent['partner']) ? { partner: sent['partner'] } : {}),
    ...(typeof sent['payout'] === 'string' ? { payout: sent['payout'] } : {}),
  };
}

const runningMs = 2_000;
const isRunning = (data: Month | undefined): boolean => data?.runs.some(({ status }) => status === 'RUNNING') ?? false;
/** Between two people the machines work: what they left is looked for soon. */
const isOnTheMachines = (data: Month | undefined): boolean => data !== undefined && data.ended === null && data.tasks.length === 0 && !data.steps.some(({ step, status }) => step === 'await-evidence' && status === 'OPEN');

export const months = queryOptions({ queryKey: ['month'], queryFn: () => answered(api.GET('/api/months')) });
export const billed = queryOptions({ queryKey: ['month', 'billed'], queryFn: () => answered(api.GET('/api/months/billed')) });

/** A month; while a run goes on it is looked at every two seconds. */
export const month = (of: string) =>
  queryOptions({
    queryKey: ['month', of],
    queryFn: () => answered(api.GET('/api/months/{month}', { params: { path: { month: of } } })),
    refetchInterval: ({ state }) => (isRunning(state.data) || isOnTheMachines(state.data) ? runningMs : false),
  });
export const compared = (of: string) => queryOptions({ queryKey: ['month', of, 'compared'], queryFn: () => answered(api.GET('/api/months/{month}/compared', { params: { path: { month: of } } })) });

export const contractsOf = (of: string, reason: Reason | undefined) =>
  infiniteQueryOptions({
    queryKey: ['month', of, 'contracts', reason],
    queryFn: ({ pageParam }) => answered(api.GET('/api/months/{month}/contracts', { params: { path: { month: of }, query: { ...(reason ? { reason } : {}), ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
export const exceptionsOf = (runId: string) =>
  infiniteQueryOptions({
    queryKey: ['month', 'run', runId, 'exceptions'],
    queryFn: ({ pageParam }) => answered(api.GET('/api/months/runs/{runId}/exceptions', { params: { path: { runId }, query: pageParam ? { after: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
export const linesOf = (runId: string, contract: string) =>
  queryOptions({ queryKey: ['month', 'run', runId, 'lines', contract], queryFn: () => answered(api.GET('/api/months/runs/{runId}/lines', { params: { path: { runId }, query: { contract } } })) });
export const accrualsOfContract = (runId: string, contract: string) =>
  queryOptions({ queryKey: ['month', 'run', runId, 'accruals', contract], queryFn: () => answered(api.GET('/api/months/runs/{runId}/accruals', { params: { path: { runId }, query: { contract } } })) });
export const marginsOf = (runId: string) => queryOptions({ queryKey: ['month', 'run', runId, 'margins'], queryFn: () => answered(api.GET('/api/months/runs/{runId}/margins', { params: { path: { runId } } })) });
export const partnersOf = (of: string) => queryOptions({ queryKey: ['month', of, 'partners'], queryFn: () => answered(api.GET('/api/months/{month}/partners', { params: { path: { month: of } } })) });
export const accrualsOf = (of: string, run: string) =>
  infiniteQueryOptions({
    queryKey: ['month', of, 'settlement', run],
    queryFn: ({ pageParam }) => answered(api.GET('/api/accruals', { params: { query: { month: of, run, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
export const payoutsOf = (of: string) => queryOptions({ queryKey: ['month', of, 'payouts'], queryFn: () => answered(api.GET('/api/payouts', { params: { query: { month: of } } })) });
