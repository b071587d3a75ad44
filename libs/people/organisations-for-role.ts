import type { Tx } from '../database/transaction';
import type { PlainDate } from '../domain/calendar/plain-date';

export interface OrganisationForRole {
  readonly id: string;
  readonly code: string;
  readonly nameKo: string;
  readonly nameEn: string;
}

/** Partners that may serve a role on a date: an order names one of them. */
export const organisationsForRole = (tx: Tx, role: string, on: PlainDate): Promise<OrganisationForRole[]> =>
  tx.query<OrganisationForRole>(
    `SELECT o.id, o.code, o.name_ko AS "nameKo", o.name_en AS "nameEn" FROM partner_role r JOIN organisation o ON o.id = r.organisation_id
      WHERE r.role = $1 AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to >= $2) ORDER BY o.name_ko, o.id`,
    [role, on],
  );
