import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tx } from './transaction';

interface HolidayFileRow {
  readonly date: string;
  readonly names: readonly string[];
  readonly status: string;
}

const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(process.cwd(), 'data', ...path), 'utf8')) as T;

const kindOf = (name: string): string => {
  if (name.startsWith('대체공휴일')) return 'SUBSTITUTE';
  if (name.includes('임시공휴일')) return 'TEMPORARY';
  return /선거/.test(name) ? 'ELECTION' : 'STATUTORY';
};

async function loadCalendar(tx: Tx): Promise<void> {
  if (tx.calendarVersion > 0) return;
  const rows = readJson<HolidayFileRow[]>('calendar', 'kr-holidays.json').flatMap((row) =>
    row.names.map((name) => ({ date: row.date, name, kind: kindOf(name), status: row.status === 'official' ? 'OFFICIAL' : 'ESTIMATED' })),
  );
  await tx.query(`INSERT INTO calendar_version (version, loaded_by, reason) VALUES (1, $1, '처음 적재')`, [tx.actor.id]);
  await tx.query(
    `INSERT INTO holiday (date, name_ko, kind, status, source, valid_from_knowledge)
     SELECT d, n, k, s, 'data/calendar/kr-holidays.json', 1 FROM unnest($1::date[], $2::text[], $3::text[], $4::text[]) AS t (d, n, k, s)`,
    [rows.map((r) => r.date), rows.map((r) => r.name), rows.map((r) => r.kind), rows.map((r) => r.status)],
  );
}

interface VersionedFile {
  readonly effectiveFrom: string;
  readonly vatIncluded?: boolean;
}

/** A version is immutable: the same code with another content stops the start. */
async function loadVersions(tx: Tx, folder: string, table: 'catalogue_version' | 'parameter_version'): Promise<void> {
  for (const file of readdirSync(join(process.cwd(), 'data', folder)).filter((f) => f.endsWith('.json')).sort()) {
    const code = file.replace(/\.json$/, '');
    const content = readJson<VersionedFile>(folder, file);
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    const known = await tx.one<{ content_hash: string }>(`SELECT content_hash FROM ${table} WHERE code = $1`, [code]);
    if (known && known.content_hash !== hash)
      throw new Error(`data/${folder}/${file} changed although version ${code} is published: give the new content a new file with its own effectiveFrom`);
    if (known) continue;
    const vat = table === 'catalogue_version' ? [', vat_included', ', $5'] : ['', ''];
    await tx.query(
      `INSERT INTO ${table} (code, effective_from, content, content_hash${vat[0]}) VALUES ($1, $2, $3, $4${vat[1]})`,
      [code, content.effectiveFrom, JSON.stringify(content), hash, ...(vat[0] ? [content.vatIncluded ?? false] : [])],
    );
  }
}

/** Calendar, catalogue and parameters from `data/`. Safe to run again; published versions never change. */
export async function loadReferenceData(tx: Tx): Promise<void> {
  await loadCalendar(tx);
  await loadVersions(tx, 'catalogue', 'catalogue_version');
  await loadVersions(tx, 'parameters', 'parameter_version');
}
