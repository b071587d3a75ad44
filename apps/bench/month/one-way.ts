import { dataSourceFor } from '../../../libs/database/data-source';
import { approve, carryOut, open } from './carry-out';
import { floor } from './floor';
import { measure, type Measured } from './measure';

export type Way = 'floor' | 'house';

/** What one way of doing a month cost, on a database of its own, in a process of its own. */
export interface OneWay {
  readonly finalRun: Measured;
  readonly issue: Measured;
  /** How many rows were written and what they come to: the same on both ways. */
  readonly written: string;
  readonly peakMb: number;
}

const counts = `
SELECT concat_ws(' ', (SELECT count(*) || ' lines, ' || sum(supply_won) || ' won' FROM bill_line), (SELECT count(*) FROM bill), 'bills', (SELECT count(*) FROM posting), 'postings',
  (SELECT count(*) || ' accruals, ' || sum(supply_won) || ' won' FROM partner_accrual)) AS rows`;

async function goes(way: Way, url: string): Promise<OneWay> {
  const database = await dataSourceFor(url, 4).initialize();
  const isFloor = way === 'floor';
  if (isFloor) await floor.begin(database);
  else {
    await open(database);
    await carryOut(database, 'DRY');
  }
  const finalRun = await measure(database, () => (isFloor ? floor.finalRun(database) : carryOut(database, 'FINAL')));
  if (!isFloor) await approve(database);
  const issue = await measure(database, () => (isFloor ? floor.issue(database) : carryOut(database, 'ISSUE')));
  const [written] = await database.query<{ rows: string }[]>(counts);
  await database.destroy();
  return { finalRun, issue, written: written?.rows ?? '', peakMb: process.resourceUsage().maxRSS / 1_024 };
}

/** `one-way.js floor|house database-url`: prints one line of JSON. */
const [way, url] = process.argv.slice(2);
goes(way === 'floor' ? 'floor' : 'house', url ?? '').then(
  (result) => process.stdout.write(`${JSON.stringify(result)}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
