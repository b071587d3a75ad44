import type { Tx } from '../../database/transaction';
import { writeAudit } from '../../desk/audit';
import { faultIfPast } from '../../desk/dates-people-enter';
import type { PlainDate } from '../../domain/calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal';
import { organisationPage, type OrganisationPage } from './list-of-organisations';
import { endMembershipsAfter } from './memberships-after';
import { organisationToChange } from './organisation-row';

const running = `o.status NOT IN ('REJECTED', 'WITHDRAWN', 'CANCELLED', 'CLOSED')`;

/** What the firm still has to do, to be paid or to pay: by number, the first ten. */
const namedOn = (tx: Tx, id: string, lastDay: PlainDate): Promise<{ no: string }[]> =>
  tx.query(
    `SELECT o.order_no AS no FROM order_partner p JOIN customer_order o ON o.id = p.order_id WHERE p.organisation_id = $1 AND ${running}
     UNION SELECT o.order_no FROM customer_order o WHERE o.customer_id = $1 AND ${running}
     UNION SELECT c.contract_no FROM contract c WHERE c.customer_id = $1 AND (c.terminated_on IS NULL OR c.terminated_on > $2)
     UNION SELECT c.contract_no FROM staffing s JOIN contract c ON c.id = s.contract_id
        WHERE s.partner_id = $1 AND (s.valid_to IS NULL OR s.valid_to > $2) AND (c.terminated_on IS NULL OR c.terminated_on > $2)
     UNION SELECT c.contract_no FROM partner_accrual a JOIN contract c ON c.id = a.contract_id WHERE a.partner_id = $1 AND a.status <> 'PAID'
     UNION SELECT b.bill_no FROM bill b WHERE b.customer_id = $1 AND b.status NOT IN ('PAID', 'WRITTEN_OFF')
     ORDER BY 1 LIMIT 10`,
    [id, lastDay],
  );

/** The last day on which the house works with a firm: roles, contacts, units and memberships end with it, and so does every login. Refused while it is needed. */
export async function endOrganisation(tx: Tx, id: string, lastDay: PlainDate, reason: string): Promise<OrganisationPage | Refusal> {
  const organisation = await organisationToChange(tx, id);
  if (isRefusal(organisation)) return organisation;
  if (organisation.kind === 'TELCO') return refuse('organisation.house-stays');
  const fault = faultIfPast(tx, lastDay, 'lastDay');
  if (fault) return fault;
  const named = await namedOn(tx, id, lastDay);
  if (named.length > 0) return refuse('organisation.in-use', { params: { numbers: named.map(({ no }) => no).join(', ') } });
  const teams = await tx.query<{ id: string }>(`SELECT id FROM team WHERE organisation_id = $1`, [id]);
  await endMembershipsAfter(tx, teams.map((team) => team.id), lastDay);
  await tx.query(`DELETE FROM partner_role WHERE organisation_id = $1 AND valid_from > $2`, [id, lastDay]);
  for (const table of ['partner_role', 'organisation_contact', 'org_unit'])
    await tx.query(`UPDATE ${table} SET valid_to = greatest(valid_from, $2) WHERE organisation_id = $1 AND (valid_to IS NULL OR valid_to > $2)`, [id, lastDay]);
  await tx.query(`UPDATE organisation SET valid_to = $2 WHERE id = $1`, [id, lastDay]);
  await writeAudit(tx, 'organisation.ended', { kind: 'ORGANISATION', id }, { lastDay: null }, { lastDay, reason });
  return organisationPage(tx, id);
}
