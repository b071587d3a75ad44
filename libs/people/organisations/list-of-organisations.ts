import { pageOf, type Page } from '../../database/page-of';
import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { refuse, type Refusal } from '../../domain/refusal';
import { auditOf, type AuditEntry } from '../history';
import { holdsOn } from '../holds-on';
import { organisationColumns, type OrganisationRow } from './organisation-row';

export interface OrganisationFilter {
  readonly kind?: OrganisationRow['kind'] | undefined;
  /** Partners that may serve this role today: an order names one of them. */
  readonly role?: string | undefined;
  readonly q?: string | undefined;
  readonly after?: string | undefined;
}

/** Organisations by kind, role, code, business registration number or the beginning of their name. */
export const listOfOrganisations = (tx: Tx, { kind, role, q, after }: OrganisationFilter): Promise<Page<OrganisationRow>> =>
  pageOf((limit) =>
    tx.query<OrganisationRow>(
      `SELECT ${organisationColumns} FROM organisation o
        WHERE ($1::text IS NULL OR o.kind = $1) AND ($2::text IS NULL OR o.id IN (SELECT r.organisation_id FROM partner_role r WHERE r.role = $2 AND ${holdsOn('r', '$3')}))
          AND ($4::text IS NULL OR o.name_ko ^@ $4 OR o.code = upper($4) OR o.business_no = replace($4, '-', '')) AND ($5::uuid IS NULL OR o.id > $5) ORDER BY o.id LIMIT $6`,
      [kind ?? null, role ?? null, tx.today, q ?? null, after ?? null, limit],
    ),
  );

export interface OrganisationPage extends OrganisationRow {
  readonly roles: readonly { readonly role: string; readonly from: PlainDate; readonly lastDay: PlainDate | null }[];
}

/** An organisation with the roles that it serves, served and will serve. */
export async function organisationPage(tx: Tx, id: string): Promise<OrganisationPage | Refusal> {
  const row = await tx.one<OrganisationPage>(
    `SELECT ${organisationColumns}, (SELECT coalesce(json_agg(json_build_object('role', r.role, 'from', r.valid_from, 'lastDay', r.valid_to) ORDER BY r.valid_from, r.role), '[]') FROM partner_role r WHERE r.organisation_id = o.id) AS roles
       FROM organisation o WHERE o.id = $1`,
    [id],
  );
  return row ?? refuse('organisation.not-found');
}

/** What was changed of an organisation, by whom: itself, its roles, contacts and units. */
export async function historyOfOrganisation(tx: Tx, id: string, after?: string): Promise<Page<AuditEntry> | Refusal> {
  const known = await tx.one(`SELECT 1 FROM organisation WHERE id = $1`, [id]);
  return known ? auditOf(tx, { subjectKind: 'ORGANISATION', subjectId: id, after }) : refuse('organisation.not-found');
}
