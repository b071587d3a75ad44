import { sqlMigration } from './sql-migration';

/**
 * What an order writes, made less: what open pages are told need not survive a crash, after which they read everything anew; a run and an order
 * find room for their next version on their own page, where the log holds the difference alone; an order's tasks are found by its runs.
 */
export const lessToWrite = sqlMigration(
  'LessToWrite1700000000123',
  `
ALTER TABLE live_change SET UNLOGGED;
ALTER TABLE run SET (fillfactor = 50);
ALTER TABLE customer_order SET (fillfactor = 70);
DROP INDEX task_by_order;

-- What was answered under this key, once nobody else is at work under it: the key is written once, with its answer.
CREATE FUNCTION answered_under_key(person uuid, key_given text) RETURNS TABLE (fingerprint text, response jsonb) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(person || ' ' || key_given, 0));
  RETURN QUERY SELECT k.fingerprint, k.response FROM request_key k WHERE k.actor_id = person AND k.key = key_given;
END $$;
`,
);
