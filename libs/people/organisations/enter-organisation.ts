import { newId } from '../../database/ids';
import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { organisationToChange, type OrganisationRow } from './organisation-row';
import { unitOfOutsiders } from './units';

export interface NewPartner {
  readonly code: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly businessNo: string;
}

/** The one that has it already: a business registration number is one firm's, a code too. */
async function faultOfNumbers(tx: Tx, { code, businessNo }: { readonly code?: string; readonly businessNo: string | null }, but = ''): Promise<Refusal | undefined> {
  const other = await tx.one<{ code: string; nameKo: string }>(`SELECT code, name_ko AS "nameKo" FROM organisation WHERE (code = $1 OR business_no = $2) AND id::text <> $3 LIMIT 1`, [code ?? null, businessNo, but]);
  if (!other) return undefined;
  return other.code === code ? refuse('organisation.code-taken', { field: 'code', params: { code } }) : refuse('organisation.business-number-taken', { field: 'businessNo', params: { name: other.nameKo } });
}

/** A new partner, with the unit to which its work will go. What it may do, it may from the day of its roles on. Customers come with their applications. */
export async function enterPartner(tx: Tx, partner: NewPartner): Promise<{ readonly id: string } | Refusal> {
  const fault = await faultOfNumbers(tx, partner);
  if (fault) return fault;
  const { code, nameKo, nameEn, businessNo } = partner;
  const [made] = await tx.query<{ id: string }>(
    `INSERT INTO organisation (id, code, kind, name_ko, name_en, business_no, created_at) VALUES ($1, $2, 'PARTNER', $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [newId(), code, nameKo, nameEn, businessNo, tx.now],
  );
  if (!made) return refuse('organisation.code-taken', { field: 'code', params: { code } });
  await unitOfOutsiders(tx, made.id);
  await writeAudit(tx, 'organisation.entered', { kind: 'ORGANISATION', id: made.id }, undefined, partner);
  return made;
}

export interface ChangedOrganisation {
  readonly nameKo: string;
  readonly nameEn: string;
  readonly businessNo?: string | undefined;
  readonly reason: string;
}

/** Another name or number of the house or a partner. A customer's are those of its newest received application. */
export async function changeOrganisation(tx: Tx, id: string, { nameKo, nameEn, businessNo, reason }: ChangedOrganisation): Promise<{ readonly id: string } | Refusal> {
  const before = await organisationToChange(tx, id);
  if (isRefusal(before)) return before;
  if (before.kind === 'CUSTOMER') return refuse('organisation.customer-by-application');
  const after = { nameKo, nameEn, businessNo: businessNo ?? before.businessNo };
  const fault = await faultOfNumbers(tx, { businessNo: after.businessNo }, id);
  if (fault) return fault;
  await tx.query(`UPDATE organisation SET name_ko = $2, name_en = $3, business_no = $4 WHERE id = $1`, [id, nameKo, nameEn, after.businessNo]);
  await writeAudit(tx, 'organisation.changed', { kind: 'ORGANISATION', id }, numbersOf(before), { ...after, reason });
  return { id };
}

const numbersOf = ({ nameKo, nameEn, businessNo }: OrganisationRow) => ({ nameKo, nameEn, businessNo });
