import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { refuse, type Refusal } from '../../domain/refusal';

export type OrganisationKind = 'TELCO' | 'PARTNER' | 'CUSTOMER';

export interface OrganisationRow {
  readonly id: string;
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly businessNo: string | null;
  readonly lastDay: PlainDate | null;
}

export const organisationColumns = `o.id, o.code, o.kind, o.name_ko AS "nameKo", o.name_en AS "nameEn", o.business_no AS "businessNo", o.valid_to AS "lastDay"`;

/** Locks an organisation that has not ended. */
export async function organisationToChange(tx: Tx, id: string): Promise<OrganisationRow | Refusal> {
  const row = await tx.one<OrganisationRow>(`SELECT ${organisationColumns} FROM organisation o WHERE o.id = $1 FOR UPDATE`, [id]);
  if (!row) return refuse('organisation.not-found');
  return row.lastDay === null ? row : refuse('organisation.ended-already', { params: { date: row.lastDay } });
}

/** Roles are served by partners. */
export async function partnerToChange(tx: Tx, id: string): Promise<OrganisationRow | Refusal> {
  const row = await organisationToChange(tx, id);
  return 'kind' in row && row.kind !== 'PARTNER' ? refuse('organisation.not-a-partner') : row;
}
