import type { DataSource } from 'typeorm';
import { systemActor, type Actor, type Side } from '../../libs/contract/sides';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../libs/domain/refusal';
import { membershipsToday } from '../../libs/people/session';
import type { WaitingTask } from './known-tasks';

interface PersonRow extends Omit<Actor, 'side'> {
  readonly login: string;
  readonly kind: 'TELCO' | 'PARTNER' | 'CUSTOMER';
}

type Work<T> = (tx: Tx) => Promise<T | Refusal>;

const sideOf: Readonly<Record<PersonRow['kind'], Side>> = { TELCO: 'STAFF', PARTNER: 'PARTNER', CUSTOMER: 'CUSTOMER' };

const known = (person: Actor | undefined, name: string): Actor => {
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
};

/** Everybody who works on the book, as the API would know them today. What they do is one transaction each. */
export class People {
  private constructor(
    private readonly database: DataSource,
    private readonly byId: ReadonlyMap<string, Actor>,
    private readonly byLogin: ReadonlyMap<string, Actor>,
  ) {}

  static async of(database: DataSource): Promise<People> {
    const rows = await inTransaction(database, systemActor, (tx) =>
      tx.query<PersonRow>(
        `SELECT p.id, p.login, p.name, p.organisation_id AS "organisationId", o.kind, ${membershipsToday} AS memberships
           FROM person p JOIN organisation o ON o.id = p.organisation_id CROSS JOIN (SELECT $1::date AS today) c WHERE p.active`,
        [tx.today],
      ),
    );
    const people = rows.map(({ login, kind, ...person }) => ({ login, actor: { ...person, side: sideOf[kind] } }));
    return new People(database, new Map(people.map(({ actor }) => [actor.id, actor])), new Map(people.map(({ login, actor }) => [login, actor])));
  }

  idOf(login: string): string {
    return known(this.byLogin.get(login), login).id;
  }

  as<T>(login: string, work: Work<T>): Promise<T | Refusal> {
    return inTransaction(this.database, known(this.byLogin.get(login), login), work);
  }

  /** As the first on whose desk a task lies; whoever prepared it leaves its approval to a colleague. */
  async atDesk<T>({ desks, step }: WaitingTask, work: Work<T>): Promise<T | Refusal> {
    for (const id of desks) {
      const result = await inTransaction(this.database, known(this.byId.get(id), id), work);
      if (!isRefusal(result) || result.refusal !== 'approval.maker-is-checker') return result;
    }
    throw new Error(`${step} lies on the desk of nobody who may do it`);
  }
}
