import { isPartnerRole } from '../domain/process/roles';
import type { Tx } from '../database/transaction';
import type { RunRow } from './step-work';

/** Whose desk a task lands on. */
export interface Route {
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly partnerId: string | null;
}

interface RunPeople {
  readonly sales_rep_id: string | null;
  readonly sales_team_id: string | null;
  readonly order_id: string | null;
  readonly customer_id: string | null;
}

/** The order's (or the contract's) rep while they are here, their team, and the order whose partners serve it. */
const peopleOf = async (tx: Tx, run: RunRow): Promise<RunPeople> => {
  const [table, id] = run.contractId ? ['contract', run.contractId] : ['customer_order', run.orderId];
  const orderId = table === 'contract' ? 'order_id' : 'id';
  const found = id
    ? await tx.one<RunPeople>(`SELECT (SELECT p.id FROM person p WHERE p.id = sales_rep_id AND p.active) AS sales_rep_id, sales_team_id, ${orderId} AS order_id, customer_id FROM ${table} WHERE id = $1`, [id])
    : undefined;
  return found ?? { sales_rep_id: null, sales_team_id: null, order_id: run.orderId, customer_id: run.customerId };
};

/** The partner's team for a role: of a unit that has not ended. */
const teamOf = async (tx: Tx, role: string, organisationId: string): Promise<string | undefined> =>
  (
    await tx.one<{ id: string }>(`SELECT t.id FROM team t JOIN org_unit u ON u.id = t.unit_id WHERE t.role = $1 AND t.organisation_id = $2 AND (u.valid_to IS NULL OR u.valid_to >= $3) ORDER BY u.valid_from, t.id LIMIT 1`, [role, organisationId, tx.today])
  )?.id;

async function partnerRoute(tx: Tx, role: string, run: RunRow): Promise<Route> {
  const people = run.partnerId ? undefined : await peopleOf(tx, run);
  const named = people?.order_id
    ? await tx.one<{ organisation_id: string }>(`SELECT organisation_id FROM order_partner WHERE order_id = $1 AND role = $2`, [people.order_id, role])
    : undefined;
  const partnerId = run.partnerId ?? named?.organisation_id;
  if (!partnerId) throw new Error(`no partner is named for ${role} on run ${run.id}`);
  const teamId = await teamOf(tx, role, partnerId);
  if (!teamId) throw new Error(`partner ${partnerId} has no team for ${role}`);
  return { teamId, assigneeId: null, partnerId };
}

/** The house's team for a role: on the day, of the telco. */
async function staffRoute(tx: Tx, role: string): Promise<Route> {
  const team = await tx.one<{ id: string }>(
    `SELECT t.id FROM team t JOIN organisation o ON o.id = t.organisation_id JOIN org_unit u ON u.id = t.unit_id
      WHERE t.role = $1 AND o.kind = 'TELCO' AND u.valid_from <= $2 AND (u.valid_to IS NULL OR u.valid_to >= $2) ORDER BY u.valid_from DESC, t.id LIMIT 1`,
    [role, tx.today],
  );
  if (!team) throw new Error(`nobody holds the role ${role} on ${tx.today}`);
  return { teamId: team.id, assigneeId: null, partnerId: null };
}

/** The branch to which the unit of the order's rep belongs; the house's newest branch where it belongs to none. */
async function branchRoute(tx: Tx, { sales_team_id }: RunPeople): Promise<Route> {
  const owning = await tx.one<{ id: string }>(
    `SELECT b.id FROM team s JOIN org_unit u ON u.id = s.unit_id JOIN team b ON b.unit_id = u.branch_id AND b.role = 'BRANCH' WHERE s.id = $1`,
    [sales_team_id],
  );
  return owning ? { teamId: owning.id, assigneeId: null, partnerId: null } : staffRoute(tx, 'BRANCH');
}

const salesRoute = (people: RunPeople): Route | undefined =>
  people.sales_team_id ? { teamId: people.sales_team_id, assigneeId: people.sales_rep_id, partnerId: null } : undefined;

/** The customer's own people where one is invited, else the order's rep on their behalf. */
async function customerRoute(tx: Tx, run: RunRow, alsoSales: boolean): Promise<Route> {
  const people = await peopleOf(tx, run);
  const sales = salesRoute(people);
  const invited = people.customer_id
    ? await tx.one<{ id: string }>(
        `SELECT t.id FROM team t WHERE t.role = 'CUSTOMER' AND t.organisation_id = $1
            AND EXISTS (SELECT FROM team_member m JOIN person p ON p.id = m.person_id
              WHERE m.team_id = t.id AND p.active AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2)) LIMIT 1`,
        [people.customer_id, tx.today],
      )
    : undefined;
  if (invited) return { teamId: invited.id, assigneeId: alsoSales ? (sales?.assigneeId ?? null) : null, partnerId: null };
  if (!sales) throw new Error(`nobody acts for the customer on run ${run.id}`);
  return sales;
}

/**
 * Who gets a task: the order's own rep, the one partner named for the role, the customer's person or the rep for them, else the role's team.
 * One task that several roles may complete goes to the first of them; a rep among them has it in their own box too.
 */
export async function routeTo(tx: Tx, roles: readonly string[], run: RunRow): Promise<Route> {
  const role = roles[0] ?? '';
  if (role === 'CUSTOMER') return customerRoute(tx, run, roles.includes('SALES_REP'));
  if (isPartnerRole(role)) return partnerRoute(tx, role, run);
  if (role === 'BRANCH') return branchRoute(tx, await peopleOf(tx, run));
  if (role === 'SALES_REP') {
    const sales = salesRoute(await peopleOf(tx, run));
    if (sales) return sales;
  }
  return staffRoute(tx, role);
}
