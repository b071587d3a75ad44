import { pageOf, type Page } from '../../database/page-of';
import { whoAsks, type Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Difference } from '../../domain/pricing/differences-of-versions';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { previewOf, type VersionPreview } from './propose-version';
import { differencesOf, tableOf, type VersionContent, type VersionKind } from './version-tables';

export interface VersionInList {
  readonly code: string;
  readonly effectiveFrom: PlainDate;
  /** The day before the next one takes effect; null while none follows. */
  readonly lastDay: PlainDate | null;
  readonly proposalId: string | null;
  readonly proposedByName: string | null;
  readonly approvedByName: string | null;
}

const listed = (kind: VersionKind): string =>
  `SELECT v.content ->> 'code' AS code, v.effective_from AS "effectiveFrom", lead(v.effective_from) OVER (ORDER BY v.effective_from) - 1 AS "lastDay", v.proposal_id AS "proposalId", p.name AS "proposedByName", d.name AS "approvedByName"
     FROM ${tableOf[kind]} v LEFT JOIN version_proposal q ON q.id = v.proposal_id LEFT JOIN person p ON p.id = q.proposed_by LEFT JOIN person d ON d.id = q.decided_by`;

/** Every version there was, is and will be, the newest first: a few a year. */
export const versionsOf = (tx: Tx, kind: VersionKind): Promise<VersionInList[]> => tx.query<VersionInList>(`${listed(kind)} ORDER BY v.effective_from DESC`);

export interface VersionPage {
  readonly code: string;
  readonly effectiveFrom: PlainDate;
  readonly content: VersionContent;
  /** What differs from the version that it is compared with. */
  readonly differences: readonly Difference[] | null;
}

/** A version, compared with another one where one is named. */
export async function versionPage(tx: Tx, kind: VersionKind, code: string, against?: string): Promise<VersionPage | Refusal> {
  const read = (which: string) => tx.one<Omit<VersionPage, 'differences'>>(`SELECT content ->> 'code' AS code, effective_from AS "effectiveFrom", content FROM ${tableOf[kind]} WHERE content ->> 'code' = $1`, [which]);
  const version = await read(code);
  if (!version) return refuse('price-version.not-found');
  if (against === undefined) return { ...version, differences: null };
  const other = await read(against);
  return other ? { ...version, differences: differencesOf(kind, other.content, version.content) } : refuse('price-version.not-found', { field: 'against' });
}

export interface ProposalInList {
  readonly id: string;
  readonly kind: VersionKind;
  readonly effectiveFrom: PlainDate;
  readonly status: string;
  readonly reason: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly refusalReason: string | null;
  readonly withdrawnAt: string | null;
  /** Whoever asks has proposed it: somebody else approves. */
  readonly isMine: boolean;
}

export interface ProposalPage extends ProposalInList {
  readonly content: VersionContent;
  /** While nobody has decided: what it would change now. */
  readonly preview: VersionPreview | null;
}

const columns = `q.id, q.kind, q.effective_from AS "effectiveFrom", q.status, q.reason, p.name AS "proposedByName", q.proposed_at AS "proposedAt", d.name AS "decidedByName", q.decided_at AS "decidedAt",
  q.refusal_reason AS "refusalReason", q.withdrawn_at AS "withdrawnAt", q.proposed_by = ${whoAsks} AS "isMine"`;
const joined = `version_proposal q JOIN person p ON p.id = q.proposed_by LEFT JOIN person d ON d.id = q.decided_by`;

/** Proposals of one status, newest first. */
export const listOfProposals = (tx: Tx, { status, after }: { readonly status: string; readonly after?: string | undefined }): Promise<Page<ProposalInList>> =>
  pageOf((limit) => tx.query<ProposalInList>(`SELECT ${columns} FROM ${joined} WHERE q.status = $1 AND ($2::uuid IS NULL OR q.id < $2) ORDER BY q.id DESC LIMIT $3`, [status, after ?? null, limit]));

/** A proposal with what it would change: whoever approves sees it first. */
export async function proposalPage(tx: Tx, id: string): Promise<ProposalPage | Refusal> {
  const row = await tx.one<Omit<ProposalPage, 'preview'>>(`SELECT ${columns}, q.content FROM ${joined} WHERE q.id = $1`, [id]);
  if (!row) return refuse('price-version.not-found');
  if (row.status !== 'PROPOSED') return { ...row, preview: null };
  const preview = await previewOf(tx, row.kind, row.content);
  return isRefusal(preview) ? preview : { ...row, preview };
}
