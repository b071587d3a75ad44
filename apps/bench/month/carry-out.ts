import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { beginRun } from '../../../libs/books/billing-run/begin-run';
import { endRun } from '../../../libs/books/billing-run/end-run';
import { runPage } from '../../../libs/books/billing-run/run-page';
import { openMonth } from '../../../libs/books/months/open-month';
import { monthlyCloseId, type RunKind } from '../../../libs/contract/processes';
import { systemActor, type Actor, type Membership } from '../../../libs/contract/sides';
import { inTransaction, type Tx } from '../../../libs/database/transaction';
import { orThrow } from '../../../libs/domain/refusal';
import { deskOfTheHouse } from '../../house';

const month = '2026-03';
const desk = deskOfTheHouse();

const asSystem = <T>(database: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, systemActor, work);

export const open = (database: DataSource): Promise<void> => asSystem(database, (tx) => openMonth(tx, desk, month));

/** What the activities do of a command, two pages at a time as the workflow asks for them. */
export async function carryOut(database: DataSource, kind: RunKind): Promise<void> {
  const { effects } = await asSystem(database, (tx) => desk.pull(tx, monthlyCloseId(month)));
  const commandId = effects[0]?.commandId ?? '';
  const { pages } = await asSystem(database, (tx) => beginRun(tx, commandId, month, kind));
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < pages) {
      const page = next;
      next += 1;
      await asSystem(database, (tx) => runPage(tx, commandId, page));
    }
  };
  await Promise.all([lane(), lane()]);
  await asSystem(database, (tx) => endRun(tx, desk, commandId));
}

interface Settler extends Membership {
  readonly personId: string;
  readonly organisationId: string;
}

/** Somebody of the settlement team approves what the final run came to. */
export async function approve(database: DataSource): Promise<void> {
  const [settler] = await database.query<Settler[]>(
    `SELECT p.id AS "personId", p.organisation_id AS "organisationId", t.id AS "teamId", t.unit_id AS "unitId", t.role, false AS supervisor
       FROM person p JOIN team_member m ON m.person_id = p.id JOIN team t ON t.id = m.team_id WHERE t.role = 'SETTLEMENT_TEAM' LIMIT 1`,
  );
  const [task] = await database.query<{ id: string; version: number; total: bigint }[]>(
    `SELECT t.id, t.version, (SELECT total_won FROM billing_run WHERE kind = 'FINAL') AS total FROM task t WHERE t.step = 'approve-billing-run'`,
  );
  if (!settler || !task) throw new Error('nobody can approve the month');
  const actor: Actor = { id: settler.personId, side: 'STAFF', organisationId: settler.organisationId, name: '정산', memberships: [settler] };
  const approved = await inTransaction(database, actor, (tx) => desk.complete(tx, task.id, { version: task.version, idempotencyKey: randomUUID(), form: { totalWon: `${task.total}` } }));
  orThrow(approved);
}
