import { hasRole } from '../contract/sides';
import type { Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { insertPerson } from './enter-person';
import { teamOfRole, unitOfOutsiders } from './organisations/units';

export interface NewCustomerPerson {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly password: string;
  /** Somebody else knows it: what is signed with a login must be its owner’s alone, so that a password of their own comes first. */
  readonly passwordIsFirst: boolean;
}

export interface CustomerPerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  /** From which business day tasks of the customer lie on their desk. */
  readonly since: string;
}

/** Who knows the customer: the rep of one of its orders, or whoever leads that rep's team; and the administrator. */
async function mayInvite(tx: Tx, customerId: string): Promise<boolean> {
  const { actor } = tx;
  if (hasRole(actor, 'ADMIN')) return true;
  if (!hasRole(actor, 'SALES_REP')) return false;
  const led = actor.memberships.flatMap(({ supervisor, teamId }) => (supervisor ? [teamId] : []));
  const known = await tx.one(`SELECT 1 FROM customer_order WHERE customer_id = $1 AND (sales_rep_id = $2 OR sales_team_id = ANY ($3::uuid[])) LIMIT 1`, [customerId, actor.id, led]);
  return known !== undefined;
}

const customerExists = (tx: Tx, customerId: string): Promise<unknown> => tx.one(`SELECT 1 FROM customer WHERE id = $1`, [customerId]);

/**
 * Gives a person of the customer a login of their own. CUSTOMER steps that open from now on are theirs instead of the rep's on their behalf
 * of the house's rows they see their own organisation's alone.
 */
export async function inviteCustomerPerson(tx: Tx, customerId: string, invited: NewCustomerPerson): Promise<CustomerPerson | Refusal> {
  if (!(await customerExists(tx, customerId))) return refuse('people.customer-not-found');
  if (!(await mayInvite(tx, customerId))) return refuse('people.not-your-customer');
  const id = await insertPerson(tx, customerId, invited);
  if (isRefusal(id)) return id;
  const teamId = await teamOfRole(tx, await unitOfOutsiders(tx, customerId), 'CUSTOMER');
  await tx.query(`INSERT INTO team_member (person_id, team_id, valid_from) VALUES ($1, $2, $3)`, [id, teamId, tx.today]);
  const { login, name, email, phone } = invited;
  await writeAudit(tx, 'person.invited', { kind: 'PERSON', id }, undefined, { customerId, teamId, login, name });
  return { id, login, name, email, phone: phone ?? null, since: tx.today };
}

/** The customer's people who can log in, in the order in which they were invited. */
export async function peopleOfCustomer(tx: Tx, customerId: string): Promise<readonly CustomerPerson[] | Refusal> {
  if (!(await customerExists(tx, customerId))) return refuse('people.customer-not-found');
  return tx.query<CustomerPerson>(
    `SELECT p.id, p.login, p.name, p.email, p.phone, m.valid_from AS since
       FROM team t JOIN team_member m ON m.team_id = t.id JOIN person p ON p.id = m.person_id
      WHERE t.organisation_id = $1 AND t.role = 'CUSTOMER' AND p.active AND (m.valid_to IS NULL OR m.valid_to >= $2) ORDER BY p.created_at, p.id`,
    [customerId, tx.today],
  );
}
