import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';

export interface EffectOnRecord {
  readonly commandId: string;
  readonly kind: string;
  readonly outcome: string | null;
  /** How often its result came back to its run. */
  readonly givenBack: number;
}

export const effectsOnRecord = (database: DataSource): Promise<EffectOnRecord[]> =>
  database.query(
    `SELECT e.command_id AS "commandId", e.kind, o.status AS outcome,
       (SELECT count(*)::int FROM run_event v WHERE v.run_id = e.run_id AND v.event ->> 'type' = 'effect-done' AND v.event ->> 'command' = e.command_id) AS "givenBack"
     FROM effect e LEFT JOIN effect_outcome o USING (command_id) ORDER BY e.created_at, e.command_id`,
  );

export const isDoneOnce = ({ outcome, givenBack }: EffectOnRecord): boolean => outcome === 'DONE' && givenBack === 1;

/** The mails in the outbox folder in which this text stands: a service number, an order number. */
export function mailsAbout(mailDir: string, text: string): string[] {
  if (!existsSync(mailDir)) return [];
  return readdirSync(mailDir)
    .map((name) => join(mailDir, name))
    .filter((file) => readFileSync(file, 'utf8').includes(text));
}
