import type { CatalogueProposal, ParametersProposal } from '../../contract/forms/price-version';
import { jsonText } from '../../database/as-json';
import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { tellRole } from '../../desk/notices';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { PriceVersionContent } from '../../domain/pricing/catalogue';
import type { Difference } from '../../domain/pricing/differences-of-versions';
import { nextCatalogue } from '../../domain/pricing/next-catalogue';
import { nextParameters } from '../../domain/pricing/next-parameters';
import type { ParametersContent } from '../../domain/pricing/parameters';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { ordersWhosePriceMoves, type MovedPrice } from './orders-whose-price-moves';
import { contentOn, differencesOf, tableOf, type VersionContent, type VersionKind } from './version-tables';

export type Proposed = { readonly kind: 'CATALOGUE'; readonly form: CatalogueProposal } | { readonly kind: 'PARAMETERS'; readonly form: ParametersProposal };

/** What a version changes, and whom. Contracts keep the prices that they were concluded at. */
export interface VersionPreview {
  readonly effectiveFrom: PlainDate;
  /** The version that it follows. */
  readonly follows: string;
  readonly differences: readonly Difference[];
  readonly orders: readonly MovedPrice[];
}

/** A version is of a day to come, and the only one of that day. */
export async function faultOfDay(tx: Tx, kind: VersionKind, effectiveFrom: PlainDate, but = ''): Promise<Refusal | undefined> {
  if (effectiveFrom <= tx.today) return refuse('price-version.day-has-come', { field: 'effectiveFrom', params: { date: effectiveFrom } });
  const other = await tx.one(
    `SELECT 1 FROM ${tableOf[kind]} WHERE effective_from = $2
     UNION ALL SELECT 1 FROM version_proposal WHERE kind = $1 AND effective_from = $2 AND status <> 'REFUSED' AND withdrawn_by IS NULL AND id::text <> $3`,
    [kind, effectiveFrom, but],
  );
  return other ? refuse('price-version.collides', { field: 'effectiveFrom', params: { date: effectiveFrom } }) : undefined;
}

/** What a version would change by what is known today: whoever proposes and whoever approves see the same. */
export async function previewOf(tx: Tx, kind: VersionKind, content: VersionContent): Promise<VersionPreview | Refusal> {
  const before = await contentOn(tx, kind, content.effectiveFrom);
  if (isRefusal(before)) return before;
  const orders = kind === 'CATALOGUE' ? await ordersWhosePriceMoves(tx, content as PriceVersionContent) : [];
  return { effectiveFrom: content.effectiveFrom, follows: before.code, differences: differencesOf(kind, before, content), orders };
}

async function contentOfProposal(tx: Tx, { kind, form }: Proposed): Promise<VersionContent | Refusal> {
  const before = await contentOn(tx, kind, form.effectiveFrom);
  if (isRefusal(before)) return before;
  return kind === 'CATALOGUE' ? nextCatalogue(before as PriceVersionContent, form.effectiveFrom, form.prices) : nextParameters(before as ParametersContent, form.effectiveFrom, form.values);
}

/** What a proposal would change, without making it. */
export async function previewVersion(tx: Tx, proposed: Proposed): Promise<VersionPreview | Refusal> {
  const fault = await faultOfDay(tx, proposed.kind, proposed.form.effectiveFrom);
  if (fault) return fault;
  const content = await contentOfProposal(tx, proposed);
  if (isRefusal(content)) return content;
  const preview = await previewOf(tx, proposed.kind, content);
  return !isRefusal(preview) && preview.differences.length === 0 ? refuse('price-version.nothing-changes') : preview;
}

/** Proposes prices or parameters that take effect on a day to come: in force they come by a second person's word. */
export async function proposeVersion(tx: Tx, proposed: Proposed): Promise<{ readonly proposalId: string } | Refusal> {
  const preview = await previewVersion(tx, proposed);
  if (isRefusal(preview)) return preview;
  const content = await contentOfProposal(tx, proposed);
  if (isRefusal(content)) return content;
  const { effectiveFrom, reason } = proposed.form;
  const [made] = await tx.query<{ id: string }>(
    `INSERT INTO version_proposal (id, kind, effective_from, content, follows, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
    [newId(), proposed.kind, effectiveFrom, jsonText(content), preview.follows, reason, tx.actor.id, tx.now],
  );
  if (!made) return refuse('price-version.collides', { field: 'effectiveFrom', params: { date: effectiveFrom } });
  for (const role of ['PRODUCT_OWNER', 'CONSULTING_SUPPORT']) await tellRole(tx, role, { kind: 'version-proposed', subjectId: made.id, detail: { from: effectiveFrom } });
  await writeAudit(tx, 'price-version.proposed', { kind: 'VERSION_PROPOSAL', id: made.id }, undefined, { kind: proposed.kind, effectiveFrom, reason, differences: preview.differences });
  return { proposalId: made.id };
}
