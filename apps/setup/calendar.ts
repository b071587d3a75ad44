import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { moneyFollowsTheCalendar } from '../../libs/books/calendar/money-follows-the-calendar';
import { readConfig } from '../../libs/config/config';
import { systemActor } from '../../libs/contract/sides';
import { loadReferenceData } from '../../libs/database/load-reference-data';
import { migrate } from '../../libs/database/migrate';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../libs/domain/refusal';
import { changeCalendar, previewCalendar, type Moved } from '../../libs/orders/calendar/change-calendar';
import { changeByFile } from '../../libs/orders/calendar/read-calendar-file';
import { problemFrom } from '../api/problems/problem';
import { openHouse } from '../house';

/** A file as it is named where the command was typed: npm runs it in the folder of package.json. */
function contentOf(file: string, env: NodeJS.ProcessEnv): string {
  try {
    return readFileSync(resolve(env['INIT_CWD'] ?? '.', file), 'utf8');
  } catch {
    throw new Error(`${file} cannot be read. Say which file: npm run calendar -- FILE [--preview]`);
  }
}

/**
 * The calendar of a file, with the product running or not: answers what moved, or with --preview what would. An installation that was never
 * started gets the house's own calendar first: a file says nothing of the years that it does not name.
 */
export async function importCalendar(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<Moved | Refusal> {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (file === undefined) throw new Error('Say which file: npm run calendar -- FILE [--preview]');
  const content = contentOf(file, env);
  const how = args.includes('--preview') ? previewCalendar : changeCalendar;
  const config = readConfig(env);
  await migrate(config.databaseUrl);
  const house = await openHouse(config);
  const work = async (tx: Tx): Promise<Moved | Refusal> => {
    const change = await changeByFile(tx, basename(file), content, basename(file));
    return isRefusal(change) ? change : how(tx, { desk: house.desk, moneyFollows: moneyFollowsTheCalendar }, change);
  };
  try {
    await inTransaction(house.database, systemActor, loadReferenceData);
    return await inTransaction(house.database, systemActor, work);
  } finally {
    await house.close();
  }
}

async function main(): Promise<void> {
  const moved = await importCalendar(process.env, process.argv.slice(2));
  if (!isRefusal(moved)) return void process.stdout.write(`${JSON.stringify(moved, undefined, 2)}\n`);
  const { ko, en } = problemFrom(moved, 'ko', '');
  process.stderr.write(`${ko}\n${en}\n`);
  process.exitCode = 1;
}

if (require.main === module)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
