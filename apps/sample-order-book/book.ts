import type { DataSource } from 'typeorm';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { addDays, type PlainDate } from '../../libs/domain/calendar/plain-date';
import { isPartnerRole } from '../../libs/domain/process/roles';
import { isRefusal, orThrow, type Refusal } from '../../libs/domain/refusal';
import { enterOrder } from '../../libs/orders/enter-order';
import { submitOrder } from '../../libs/orders/submit-order';
import type { DemoLogin } from '../../libs/people/demo/organisations';
import { inviteCustomerPerson } from '../../libs/people/invite-customer-person';
import type { House } from '../house';
import { applicationOf, opportunityCodeOf, type Partners } from './application-of';
import { orders } from './orders';
import type { People } from './people';
import type { SampleOrder } from './sample-order';
import { dayOf, type Span } from './span';

/** An order of the book that is in the house. */
export interface EnteredOrder extends SampleOrder {
  readonly no: number;
  readonly id: string;
}

const numbered = orders.map((order, at) => ({ ...order, no: at + 1 }));
const usualDaysToOpening = 100;

/** People of customers to whom the book gave a login. */
export const customersOfTheBook = (tx: Tx): Promise<DemoLogin[]> =>
  tx.query(`SELECT login, name, 'CUSTOMER' AS role FROM person WHERE login = ANY ($1) ORDER BY login`, [orders.flatMap(({ invites }) => (invites ? [invites] : []))]);

/** Whoever has served a role for longest. */
const partnersOfTheHouse = (database: DataSource): Promise<Partners> =>
  inTransaction(database, systemActor, async (tx) => {
    const rows = await tx.query<{ role: string; id: string }>(`SELECT role, organisation_id AS id FROM partner_role ORDER BY valid_from DESC, role`);
    return Object.fromEntries(rows.flatMap(({ role, id }) => (isPartnerRole(role) ? [[role, id]] : [])));
  });

/** Those that are there already, by the code that the rep entered: a book that was left half written is written on. */
const enteredBefore = (database: DataSource): Promise<Map<string, string>> =>
  inTransaction(database, systemActor, async (tx) => {
    const rows = await tx.query<{ id: string; code: string }>(`SELECT id, application -> 'seller' ->> 'opportunityCode' AS code FROM customer_order`);
    return new Map(rows.map(({ id, code }) => [code, id]));
  });

/** The orders of the book, and which of them are in the house. */
export class Book {
  private readonly byId = new Map<string, EnteredOrder>();

  private constructor(
    private readonly house: House,
    readonly span: Span,
    readonly partners: Partners,
  ) {}

  static async open(house: House, span: Span): Promise<Book> {
    const book = new Book(house, span, await partnersOfTheHouse(house.database));
    const known = await enteredBefore(house.database);
    for (const order of numbered) {
      const id = known.get(opportunityCodeOf(order.no));
      if (id) book.byId.set(id, { ...order, id });
    }
    return book;
  }

  entered(orderId: string | null): EnteredOrder | undefined {
    return orderId === null ? undefined : this.byId.get(orderId);
  }

  orderOf(customer: string): string | undefined {
    return [...this.byId.values()].find((order) => order.customer === customer)?.id;
  }

  /** Applications whose day has come, in the order of the book. Answers whether somebody was given a login. */
  async enterUpTo(today: PlainDate, people: People): Promise<boolean> {
    const there = new Set([...this.byId.values()].map(({ no }) => no));
    let invited = false;
    for (const order of numbered) {
      if (there.has(order.no) || dayOf(this.span, order.entered) > today) continue;
      const id = orThrow(await people.as(order.rep ?? 'sales', (tx) => this.enter(tx, order, today)));
      this.byId.set(id, { ...order, id });
      invited ||= order.invites !== undefined;
    }
    return invited;
  }

  private async enter(tx: Tx, order: Omit<EnteredOrder, 'id'>, today: PlainDate): Promise<string | Refusal> {
    const application = applicationOf(order, order.no, order.wants, this.partners, addDays(today, order.opensIn ?? usualDaysToOpening));
    const draft = await enterOrder(tx, application);
    if (isRefusal(draft)) return draft;
    if (order.invites) {
      const invited = await this.invite(tx, draft.id, order.invites, order.customer);
      if (isRefusal(invited)) return invited;
    }
    if (order.staysDraft) return draft.id;
    const submitted = await submitOrder(tx, this.house.desk, draft.id, draft.version);
    return isRefusal(submitted) ? submitted : draft.id;
  }

  private async invite(tx: Tx, orderId: string, login: string, customer: string): Promise<unknown> {
    const row = await tx.one<{ id: string }>(`SELECT customer_id AS id FROM customer_order WHERE id = $1`, [orderId]);
    return inviteCustomerPerson(tx, row?.id ?? '', { login, name: `${customer} 담당`, email: `${login}@sample.example.com`, password: this.house.config.demoPassword, passwordIsFirst: false });
  }
}
