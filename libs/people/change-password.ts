import { asHouse, type Tx } from '../database/transaction';
import { writeAudit } from '../desk/audit';
import { refuse, type Refusal } from '../domain/refusal';
import { hashPassword, isPassword } from './password';

/** Changes the person's own password and ends their other sessions: whoever else knew the old one is out. */
export async function changePassword(tx: Tx, mySession: Buffer, old: string, fresh: string): Promise<Refusal | undefined> {
  const person = await tx.one<{ password_hash: string | null }>(`SELECT password_hash FROM person WHERE id = $1 FOR UPDATE`, [tx.actor.id]);
  if (!(await isPassword(person?.password_hash, old))) return refuse('login.wrong-old-password', { field: 'old' });
  if (old === fresh) return refuse('login.same-password', { field: 'new' });
  const hash = await hashPassword(fresh);
  await asHouse(tx, () => tx.query(`UPDATE person SET password_hash = $2, password_is_first = false WHERE id = $1`, [tx.actor.id, hash]));
  await tx.query(`UPDATE person_session SET revoked_at = clock_timestamp() WHERE person_id = $1 AND token_hash <> $2 AND revoked_at IS NULL`, [tx.actor.id, mySession]);
  await writeAudit(tx, 'person.password-changed', { kind: 'PERSON', id: tx.actor.id }, undefined, undefined);
  return undefined;
}
