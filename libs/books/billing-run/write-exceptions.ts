import type { Column } from '../../database/insert-rows';
import { isRefusal, type Refusal } from '../../domain/refusal';
import type { ComputedContract } from './compute-page';

/** A line that waits, a contract that failed, or one whose run differs from the dry run that was approved. */
export interface RunException {
  readonly contractId: string;
  readonly kind: 'WAITS' | 'FAILED' | 'DIFFERS';
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly reason: string;
  readonly detail?: unknown;
}

export const exceptionColumns = (runId: string): readonly Column<RunException>[] => [
  { name: 'run_id', type: 'uuid', of: () => runId },
  { name: 'contract_id', type: 'uuid', of: (row) => row.contractId },
  { name: 'kind', type: 'text', of: (row) => row.kind },
  { name: 'source_kind', type: 'text', of: (row) => row.sourceKind },
  { name: 'source_id', type: 'uuid', of: (row) => row.sourceId },
  { name: 'reason', type: 'text', of: (row) => row.reason },
  { name: 'detail', type: 'jsonb', of: (row) => (row.detail === undefined ? null : JSON.stringify(row.detail)) },
];

/** A contract that is left out by name. */
export const failed = (contractId: string, { refusal, params, field }: Refusal): RunException => ({
  contractId,
  kind: 'FAILED',
  sourceKind: 'CONTRACT',
  sourceId: contractId,
  reason: refusal,
  detail: { params: params ?? {}, field: field ?? null },
});

/** What keeps a page from being billed whole: its waiting lines and its failed contracts. */
export const exceptionsOf = (page: readonly ComputedContract[]): readonly RunException[] =>
  page.flatMap(({ contract: { contractId }, month }): RunException[] =>
    isRefusal(month) ? [failed(contractId, month)] : month.waiting.map((line) => ({ contractId, kind: 'WAITS', ...line })),
  );
