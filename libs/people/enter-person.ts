import { newId } from '../database/ids';
import { asHouse, type Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import { isRefusal, refuse, type Refusal } from '../domain/refusal';
import { joinTeam, type Membership } from './administer';
import { keepsPeopleOf, personToKeep } from './may-manage';
import { hashPassword } from './password';

export interface PersonalData {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
}

export interface NewPerson extends PersonalData {
  readonly organisationId: string;
  readonly login: string;
  /** Good for one thing: to choose one's own. */
  readonly password: string;
  readonly memberships: readonly Membership[];
}

interface Login extends PersonalData {
  readonly login: string;
  readonly password: string;
  readonly passwordIsFirst: boolean;
}

/** A new login at an organisation; refuses one that somebody has. */
export async function insertPerson(tx: Tx, organisationId: string, { login, name, email, phone, password, passwordIsFirst }: Login): Promise<string | Refusal> {
  const made = await tx.one<{ id: string }>(
    `INSERT INTO person (id, organisation_id, login, name, email, phone, password_hash, password_is_first, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (login) DO NOTHING RETURNING id`,
    [newId(), organisationId, login, name, email, phone ?? null, await hashPassword(password), passwordIsFirst, tx.now],
  );
  return made?.id ?? refuse('people.login-taken', { field: 'login', params: { login } });
}

/** Somebody begins to work at a firm: their login with a first password, and the teams that they belong to from a day on. */
export async function enterPerson(tx: Tx, { organisationId, memberships, ...person }: NewPerson): Promise<{ readonly id: string } | Refusal> {
  const known = await tx.one(`SELECT 1 FROM organisation WHERE id = $1 AND (valid_to IS NULL OR valid_to >= $2)`, [organisationId, tx.today]);
  if (!known || (tx.actor.side !== 'STAFF' && organisationId !== tx.actor.organisationId)) return refuse('organisation.not-found', { field: 'organisationId' });
  if (!keepsPeopleOf(tx, organisationId)) return refuse('people.not-yours-to-keep');
  const id = await asHouse(tx, () => insertPerson(tx, organisationId, { ...person, passwordIsFirst: true }));
  if (isRefusal(id)) return id;
  const { login, name } = person;
  await writeAudit(tx, 'person.entered', { kind: 'PERSON', id }, undefined, { organisationId, login, name });
  for (const [at, membership] of memberships.entries()) {
    const joined = await joinTeam(tx, id, membership);
    if (isRefusal(joined)) return { ...joined, field: `memberships.${at}.${joined.field ?? 'teamId'}` };
  }
  return { id };
}

/** How somebody is called and reached. The audit says that it changed, and what the name was; it keeps no address and no number (K-18). */
export async function changePerson(tx: Tx, personId: string, { name, email, phone }: PersonalData): Promise<{ readonly id: string } | Refusal> {
  const person = await personToKeep(tx, personId);
  if (isRefusal(person)) return person;
  const before = await tx.one<{ name: string; email: string; phone: string | null }>(`SELECT name, email, phone FROM person WHERE id = $1`, [personId]);
  await asHouse(tx, () => tx.query(`UPDATE person SET name = $2, email = $3, phone = $4 WHERE id = $1`, [personId, name, email, phone ?? null]));
  const changed = [...(before?.email === email ? [] : ['email']), ...(before?.phone === (phone ?? null) ? [] : ['phone'])];
  await writeAudit(tx, 'person.changed', { kind: 'PERSON', id: personId }, { name: before?.name }, { name, changed });
  return { id: personId };
}
