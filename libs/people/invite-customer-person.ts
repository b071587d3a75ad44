import { hasRole } from '../contract/sides';
import { newId } from '../database/ids';
import type { Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { hashPassword } from './password';

export interface NewCustomerPerson {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly password: string;
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

/** The customer's one unit, made with the first person. Two who invite at once make one: the code is unique. */
async function unitOfCustomer(tx: Tx, customerId: string): Promise<string> {
  const made = await tx.one<{ id: string }>(
    `INSERT INTO org_unit (id, organisation_id, code, valid_from) SELECT $1, id, code || '-1', $3 FROM organisation WHERE id = $2
     ON CONFLICT (code) DO NOTHING RETURNING id`,
    [newId(), customerId, tx.today],
  );
  if (made) {
    await tx.query(`INSERT INTO org_unit_name (unit_id, name_ko, name_en, valid_from) SELECT $1, name_ko, name_en, $3 FROM organisation WHERE id = $2`, [made.id, customerId, tx.today]);
    return made.id;
  }
  const known = await tx.one<{ id: string }>(`SELECT u.id FROM org_unit u JOIN organisation o ON o.id = u.organisation_id WHERE o.id = $1 AND u.code = o.code || '-1'`, [customerId]);
  if (!known) throw new Error(`customer ${customerId} has no unit`);
  return known.id;
}

/** The customer's one team, to which its tasks are routed. */
async function teamOfCustomer(tx: Tx, customerId: string): Promise<string> {
  const unitId = await unitOfCustomer(tx, customerId);
  await tx.query(`INSERT INTO team (id, unit_id, organisation_id, role) VALUES ($1, $2, $3, 'CUSTOMER') ON CONFLICT (unit_id, role) DO NOTHING`, [newId(), unitId, customerId]);
  const team = await tx.one<{ id: string }>(`SELECT id FROM team WHERE unit_id = $1 AND role = 'CUSTOMER'`, [unitId]);
  if (!team) throw new Error(`customer ${customerId} has no team`);
  return team.id;
}

async function person(tx: Tx, customerId: string, { login, name, email, phone, password }: NewCustomerPerson): Promise<string | Refusal> {
  const made = await tx.one<{ id: string }>(
    `INSERT INTO person (id, organisation_id, login, name, email, phone, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (login) DO NOTHING RETURNING id`,
    [newId(), customerId, login, name, email, phone ?? null, await hashPassword(password), tx.now],
  );
  return made?.id ?? refuse('people.login-taken', { field: 'login', params: { login } });
}

/**
 * Gives a person of the customer a login of their own. CUSTOMER steps that open from now on are theirs instead of the rep's on their behalf
 * of the house's rows they see their own organisation's alone.
 */
export async function inviteCustomerPerson(tx: Tx, customerId: string, invited: NewCustomerPerson): Promise<CustomerPerson | Refusal> {
  if (!(await customerExists(tx, customerId))) return refuse('people.customer-not-found');
  if (!(await mayInvite(tx, customerId))) return refuse('people.not-your-customer');
  const id = await person(tx, customerId, invited);
  if (isRefusal(id)) return id;
  const teamId = await teamOfCustomer(tx, customerId);
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
