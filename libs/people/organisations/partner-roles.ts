import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { faultIfPast } from '../../desk/dates-people-enter';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { holdsOn } from '../holds-on';
import { organisationPage, type OrganisationPage } from './list-of-organisations';
import { partnerToChange } from './organisation-row';
import { teamOfRole, unitOfOutsiders } from './units';

export interface ServedRole {
  readonly role: string;
  readonly from: PlainDate;
  readonly lastDay?: PlainDate | undefined;
}

/** From a day on orders may name the partner for this role; it gets the team to which that work goes. */
export async function giveRole(tx: Tx, organisationId: string, { role, from, lastDay }: ServedRole): Promise<OrganisationPage | Refusal> {
  const partner = await partnerToChange(tx, organisationId);
  if (isRefusal(partner)) return partner;
  if (lastDay !== undefined && lastDay < from) return refuse('date.too-early', { field: 'lastDay', params: { date: lastDay, earliest: from } });
  const [given] = await tx.query(
    `INSERT INTO partner_role (organisation_id, role, valid_from, valid_to) SELECT $1, $2, $3, $4
      WHERE NOT EXISTS (SELECT FROM partner_role r WHERE r.organisation_id = $1 AND r.role = $2 AND daterange(r.valid_from, r.valid_to, '[]') && daterange($3, $4, '[]')) RETURNING role`,
    [organisationId, role, from, lastDay ?? null],
  );
  if (!given) return refuse('organisation.serves-already', { field: 'from', params: { role } });
  await teamOfRole(tx, await unitOfOutsiders(tx, organisationId), role);
  await writeAudit(tx, 'organisation.role-given', { kind: 'ORGANISATION', id: organisationId }, undefined, { role, from, lastDay: lastDay ?? null });
  return organisationPage(tx, organisationId);
}

export interface RoleEnded {
  readonly role: string;
  readonly lastDay: PlainDate;
  /** Orders before their S/O that name the partner for it: they need another one once the day is over. The first hundred. */
  readonly orders: readonly { readonly id: string; readonly orderNo: string }[];
}

const beforeServiceOrder = `o.service_no IS NULL AND o.status NOT IN ('REJECTED', 'WITHDRAWN', 'CANCELLED', 'CLOSED')`;

/** The last day of a role. What the partner has begun, it finishes; an order that has no service number yet is refused its S/O after that day. */
export async function endRole(tx: Tx, organisationId: string, role: string, lastDay: PlainDate): Promise<RoleEnded | Refusal> {
  const partner = await partnerToChange(tx, organisationId);
  if (isRefusal(partner)) return partner;
  const fault = faultIfPast(tx, lastDay, 'lastDay');
  if (fault) return fault;
  const held = await tx.one<{ from: PlainDate; lastDay: PlainDate | null }>(
    `SELECT r.valid_from AS "from", r.valid_to AS "lastDay" FROM partner_role r WHERE r.organisation_id = $1 AND r.role = $2 AND ${holdsOn('r', '$3')} AND r.valid_to IS DISTINCT FROM $3`,
    [organisationId, role, lastDay],
  );
  if (!held) return refuse('organisation.does-not-serve', { field: 'lastDay', params: { role, date: lastDay } });
  await tx.query(`UPDATE partner_role SET valid_to = $4 WHERE organisation_id = $1 AND role = $2 AND valid_from = $3`, [organisationId, role, held.from, lastDay]);
  await writeAudit(tx, 'organisation.role-ended', { kind: 'ORGANISATION', id: organisationId }, { role, ...held }, { role, lastDay });
  const orders = await tx.query<RoleEnded['orders'][number]>(
    `SELECT o.id, o.order_no AS "orderNo" FROM order_partner p JOIN customer_order o ON o.id = p.order_id WHERE p.organisation_id = $1 AND p.role = $2 AND ${beforeServiceOrder} ORDER BY o.order_no LIMIT 100`,
    [organisationId, role],
  );
  return { role, lastDay, orders };
}
