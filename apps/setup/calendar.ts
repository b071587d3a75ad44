import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readConfig } from '../../libs/config/config';
import { systemActor } from '../../libs/contract/sides';
import { migrate } from '../../libs/database/migrate';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../libs/domain/refusal';
import { changeCalendar, previewCalendar, type Moved } from '../../libs/orders/calendar/change-calendar';
import { changeByFile } from '../../libs/orders/calendar/read-calendar-file';
import { openHouse } from '../house';

/** The calendar of a file, with the product running or not: prints what moved, or with --preview what would. */
export async function importCalendar(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<Moved | Refusal> {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (file === undefined) throw new Error('Say which file: node dist/apps/setup/calendar.js FILE [--preview]');
  const content = readFileSync(file, 'utf8');
  const how = args.includes('--preview') ? previewCalendar : changeCalendar;
  const config = readConfig(env);
  await migrate(config.databaseUrl);
  const house = await openHouse(config);
  const work = async (tx: Tx): Promise<Moved | Refusal> => {
    const change = await changeByFile(tx, basename(file), content, basename(file));
    return isRefusal(change) ? change : how(tx, house.desk, change);
  };
  try {
    return await inTransaction(house.database, systemActor, work);
  } finally {
    await house.close();
  }
}

async function main(): Promise<void> {
  const moved = await importCalendar(process.env, process.argv.slice(2));
  process.stdout.write(`${JSON.stringify(moved, undefined, 2)}\n`);
  if (isRefusal(moved)) process.exitCode = 1;
}

if (require.main === module)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
