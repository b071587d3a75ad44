import type { Tx } from '../../database/transaction';

/** Looks that lie less apart are one visit: whoever comes back after lunch is told of the morning once more, whoever reloads the page of the same. */
const oneVisit = `interval '1 hour'`;
/** What somebody who was never here is told of. */
const atFirst = `interval '7 days'`;

/** Since when this person has not looked: the end of the visit before this one. Business time. */
export async function lastVisitOf(tx: Tx): Promise<string> {
  const row = await tx.one<{ since: string }>(
    `SELECT coalesce((SELECT CASE WHEN $2::timestamptz - came_at > ${oneVisit} THEN came_at ELSE before_at END FROM home_visit WHERE person_id = $1), $2::timestamptz - ${atFirst}) AS since`,
    [tx.actor.id, tx.now],
  );
  if (!row) throw new Error('nobody knows when the person was here');
  return row.since;
}

/** The person looks at their home page now. */
export async function noteVisit(tx: Tx): Promise<{ readonly since: string }> {
  const since = await lastVisitOf(tx);
  await tx.query(
    `INSERT INTO home_visit (person_id, came_at) VALUES ($1, $2)
     ON CONFLICT (person_id) DO UPDATE SET came_at = $2, before_at = CASE WHEN $2 - home_visit.came_at > ${oneVisit} THEN home_visit.came_at ELSE home_visit.before_at END`,
    [tx.actor.id, tx.now],
  );
  return { since };
}
