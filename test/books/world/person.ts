import type { Actor, Side } from '../../../libs/contract/sides';
import type { DataSource } from 'typeorm';
import { membershipsToday } from '../../../libs/people/session';

const sideOf: Readonly<Record<string, Side>> = { TELCO: 'STAFF', PARTNER: 'PARTNER', CUSTOMER: 'CUSTOMER' };

interface PersonRow extends Omit<Actor, 'side'> {
  readonly kind: string;
}

/** A person of the demo, with today's memberships, as the API would know them. */
export async function person(database: DataSource, login: string): Promise<Actor> {
  const [found] = await database.query<PersonRow[]>(
    `SELECT p.id, p.name, p.organisation_id AS "organisationId", o.kind, ${membershipsToday} AS memberships
       FROM person p JOIN organisation o ON o.id = p.organisation_id CROSS JOIN (SELECT (business_now() AT TIME ZONE 'Asia/Seoul')::date AS today) c WHERE p.login = $1`,
    [login],
  );
  if (!found) throw new Error(`nobody is called ${login}`);
  const { kind, ...known } = found;
  return { ...known, side: sideOf[kind] ?? 'STAFF' };
}

/** An outsider's person, as far as row-level security asks. */
export const somebodyOf = (side: 'PARTNER' | 'CUSTOMER', organisationId: string): Actor => ({ id: '00000000-0000-7000-8000-0000000000aa', side, organisationId, name: '누군가', memberships: [] });
