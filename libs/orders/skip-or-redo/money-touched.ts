import type { AsJson } from '../../database/as-json';
import { asJson } from '../../database/as-json';
import type { Tx } from '../../database/transaction';
import type { PlainDate } from '../../domain/calendar/plain-date';
import type { Won } from '../../domain/money/won';
import type { OneOffFact } from '../../domain/process/order-facts';
import type { StepRef } from '../../domain/process/step-plan';
import { stepsOfOneOff, stepsOfStaffing } from '../../domain/process/steps-of-a-one-off-item';

interface ItemRow {
  readonly id: string;
  readonly kind: OneOffFact['kind'];
  readonly description: string;
  readonly partnerName: string;
  readonly customerWon: Won;
  readonly partnerWon: Won;
  readonly acceptedOn: PlainDate | null;
  readonly billingRequestedOn: PlainDate | null;
}

interface StaffingRow {
  readonly id: string;
  readonly partnerName: string;
  readonly agents: number;
  readonly customerWon: Won;
  readonly partnerWon: Won;
}

/** What an order's money hangs on, as it stands. Supply in won, a month's for staffing. */
export interface MoneyOfOrder {
  readonly items: readonly ItemRow[];
  readonly staffing: readonly StaffingRow[];
  readonly monthlyWon: string;
}

type Moved<T> = { readonly before: T; readonly after: T };

/** An item whose delivery, acceptance or billing request is touched, and by which steps. */
interface ItemTouched extends Pick<AsJson<ItemRow>, 'id' | 'kind' | 'description' | 'partnerName' | 'customerWon' | 'partnerWon'> {
  readonly steps: readonly StepRef[];
  readonly acceptedOn: Moved<PlainDate | null>;
  readonly billingRequestedOn: Moved<PlainDate | null>;
}

export interface MoneyTouched {
  readonly oneOffs: readonly ItemTouched[];
  readonly staffing: readonly (AsJson<StaffingRow> & { readonly steps: readonly StepRef[] })[];
  /** The monthly fee begins with the opening: where that likely moves. */
  readonly billingStart: (Moved<PlainDate | null> & { readonly monthlyWon: string }) | null;
}

export async function moneyOfOrder(tx: Tx, orderId: string): Promise<MoneyOfOrder> {
  const items = await tx.query<ItemRow>(
    `SELECT i.id, i.kind, i.description, o.name_ko AS "partnerName", i.quantity * i.unit_price_won AS "customerWon", i.quantity * i.partner_unit_price_won AS "partnerWon",
       i.accepted_on AS "acceptedOn", i.billing_requested_on AS "billingRequestedOn"
     FROM contract c JOIN one_off_item i ON i.contract_id = c.id AND i.replaced_on IS NULL JOIN organisation o ON o.id = i.partner_id WHERE c.order_id = $1 ORDER BY i.id`,
    [orderId],
  );
  const staffing = await tx.query<StaffingRow>(
    `SELECT s.id, o.name_ko AS "partnerName", s.agents, s.agents * s.unit_price_won AS "customerWon", s.agents * s.partner_unit_price_won AS "partnerWon"
       FROM contract c JOIN staffing s ON s.contract_id = c.id JOIN organisation o ON o.id = s.partner_id WHERE c.order_id = $1 ORDER BY s.id`,
    [orderId],
  );
  const row = await tx.one<{ monthlyWon: string }>(`SELECT quote -> 'monthly' ->> 'supplyWon' AS "monthlyWon" FROM customer_order WHERE id = $1`, [orderId]);
  return { items, staffing, monthlyWon: row?.monthlyWon ?? '0' };
}

function itemTouched(item: ItemRow, after: MoneyOfOrder, touched: readonly StepRef[]): readonly ItemTouched[] {
  const own = stepsOfOneOff(item);
  const steps = touched.filter((ref) => own.includes(ref));
  if (steps.length === 0) return [];
  const { acceptedOn, billingRequestedOn, ...said } = item;
  const later = after.items.find(({ id }) => id === item.id) ?? item;
  return [
    {
      ...asJson(said), steps,
      acceptedOn: { before: acceptedOn, after: later.acceptedOn },
      billingRequestedOn: { before: billingRequestedOn, after: later.billingRequestedOn },
    },
  ];
}

/** The money whose evidence or gate is among the touched steps, and the start of the monthly fee where the opening likely moves. */
export function moneyTouched(money: Moved<MoneyOfOrder>, touched: readonly StepRef[], opening: Moved<PlainDate | null>): MoneyTouched {
  const { before, after } = money;
  const agents = touched.filter((ref) => stepsOfStaffing.includes(ref));
  return {
    oneOffs: before.items.flatMap((item) => itemTouched(item, after, touched)),
    staffing: agents.length === 0 ? [] : before.staffing.map((row) => ({ ...asJson(row), steps: agents })),
    billingStart: opening.before === opening.after ? null : { ...opening, monthlyWon: before.monthlyWon },
  };
}
