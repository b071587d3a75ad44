import type { DataSource } from 'typeorm';
import { systemActor, type Actor, type Side } from '../../libs/contract/sides';
import { inTransaction } from '../../libs/database/transaction';
import { membershipsToday } from '../../libs/people/session';

interface PersonRow extends Omit<Actor, 'side'> {
  readonly login: string;
  readonly kind: 'TELCO' | 'PARTNER' | 'CUSTOMER';
}

const sideOf: Readonly<Record<PersonRow['kind'], Side>> = { TELCO: 'STAFF', PARTNER: 'PARTNER', CUSTOMER: 'CUSTOMER' };

/** Everybody who works on the book, as the API would know them today. */
export class People {
  private constructor(
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
    const people = rows.map(({ login, kind, ...known }) => ({ login, actor: { ...known, side: sideOf[kind] } }));
    return new People(new Map(people.map(({ actor }) => [actor.id, actor])), new Map(people.map(({ login, actor }) => [login, actor])));
  }

  whoHas(id: string): Actor {
    return known(this.byId.get(id), id);
  }

  whoIs(login: string): Actor {
    return known(this.byLogin.get(login), login);
  }
}

const known = (person: Actor | undefined, name: string): Actor => {
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
};
