import { createHash } from 'node:crypto';
import { jsonText } from '../../database/as-json';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { PriceVersionContent } from '../../domain/pricing/catalogue';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { faultOfDay } from './propose-version';
import { contentOn, tableOf, type VersionContent, type VersionKind } from './version-tables';

interface ProposalRow {
  readonly kind: VersionKind;
  readonly effectiveFrom: PlainDate;
  readonly content: VersionContent;
  readonly follows: string;
  readonly status: 'PROPOSED' | 'APPROVED' | 'REFUSED';
  readonly proposedBy: string;
  readonly withdrawn: boolean;
}

type Decided = { readonly proposalId: string } | Refusal;

/** Locked: whoever comes second finds it decided. */
async function lockProposal(tx: Tx, id: string): Promise<ProposalRow | Refusal> {
  const row = await tx.one<ProposalRow>(
    `SELECT kind, effective_from AS "effectiveFrom", content, follows, status, proposed_by AS "proposedBy", withdrawn_by IS NOT NULL AS withdrawn FROM version_proposal WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return row ?? refuse('price-version.not-found');
}

const decide = (tx: Tx, id: string, status: 'APPROVED' | 'REFUSED', refusalReason: string | null): Promise<unknown[]> =>
  tx.query(`UPDATE version_proposal SET status = $2, decided_by = $3, decided_at = $4, refusal_reason = $5 WHERE id = $1`, [id, status, tx.actor.id, tx.now, refusalReason]);

async function publish(tx: Tx, id: string, { kind, effectiveFrom, content }: ProposalRow): Promise<boolean> {
  const text = jsonText(content);
  const vat = kind === 'CATALOGUE' ? [', vat_included', ', $6'] : ['', ''];
  const values = [content.code, effectiveFrom, text, createHash('sha256').update(text).digest('hex'), id, ...(kind === 'CATALOGUE' ? [(content as PriceVersionContent).vatIncluded] : [])];
  const made = await tx.query(`INSERT INTO ${tableOf[kind]} (code, effective_from, content, content_hash, proposal_id${vat[0]}) VALUES ($1, $2, $3, $4, $5${vat[1]}) ON CONFLICT DO NOTHING RETURNING code`, values);
  return made.length > 0;
}

/** A second person approves: from its day on the version is in force. Refused where what it follows is another by now: whoever proposed it saw other differences. */
export async function approveVersion(tx: Tx, id: string): Promise<Decided> {
  const proposal = await lockProposal(tx, id);
  if (isRefusal(proposal)) return proposal;
  const { kind, effectiveFrom, follows, status, proposedBy } = proposal;
  if (status !== 'PROPOSED') return refuse('price-version.decided-already');
  if (proposedBy === tx.actor.id) return refuse('approval.maker-is-checker');
  const fault = await faultOfDay(tx, kind, effectiveFrom, id);
  if (fault) return fault;
  const before = await contentOn(tx, kind, effectiveFrom);
  if (isRefusal(before)) return before;
  if (before.code !== follows) return refuse('price-version.follows-another', { params: { was: follows, is: before.code } });
  await decide(tx, id, 'APPROVED', null);
  if (!(await publish(tx, id, proposal))) return refuse('price-version.collides', { field: 'effectiveFrom', params: { date: effectiveFrom } });
  await writeAudit(tx, 'price-version.approved', { kind: 'VERSION_PROPOSAL', id }, undefined, { kind, effectiveFrom, code: proposal.content.code });
  return { proposalId: id };
}

/** It does not come: the other person says why, or whoever proposed takes it back. */
export async function refuseVersion(tx: Tx, id: string, reason: string): Promise<Decided> {
  const proposal = await lockProposal(tx, id);
  if (isRefusal(proposal)) return proposal;
  if (proposal.status !== 'PROPOSED') return refuse('price-version.decided-already');
  await decide(tx, id, 'REFUSED', reason);
  await writeAudit(tx, 'price-version.refused', { kind: 'VERSION_PROPOSAL', id }, undefined, { reason });
  return { proposalId: id };
}

/** An approved version is taken back before its day: nothing has been priced by it. Once its day has come it stays, and another follows it. */
export async function withdrawVersion(tx: Tx, id: string, reason: string): Promise<Decided> {
  const proposal = await lockProposal(tx, id);
  if (isRefusal(proposal)) return proposal;
  if (proposal.status !== 'APPROVED' || proposal.withdrawn) return refuse('price-version.not-to-come');
  if (proposal.effectiveFrom <= tx.today) return refuse('price-version.day-has-come', { params: { date: proposal.effectiveFrom } });
  await tx.query(`DELETE FROM ${tableOf[proposal.kind]} WHERE proposal_id = $1`, [id]);
  await tx.query(`UPDATE version_proposal SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1`, [id, tx.actor.id, tx.now]);
  await writeAudit(tx, 'price-version.withdrawn', { kind: 'VERSION_PROPOSAL', id }, { effectiveFrom: proposal.effectiveFrom }, { reason });
  return { proposalId: id };
}
