import { sqlMigration } from './sql-migration';

const is = (...sides: readonly string[]): string => `(SELECT current_setting('ieum.side', true) IN (${sides.map((side) => `'${side}'`).join(', ')}))`;
const house = is('STAFF', 'SYSTEM');
const me = `(SELECT current_setting('ieum.person', true)::uuid)`;
const myFirm = `(SELECT current_setting('ieum.organisation', true)::uuid)`;

/** Named with its table: inside the sub-select a bare \`order_id\` is the partner's own, and the rule would hold for every row. */
const ofOrderOfPartner = (table: string): string =>
  `${is('PARTNER')} AND EXISTS (SELECT FROM order_partner p WHERE p.order_id = ${table}.order_id AND p.organisation_id = ${myFirm})`;
const ofOrdersOnly = (table: string): string => `ALTER POLICY outsider_2 ON ${table} USING (${ofOrderOfPartner(table)});`;

const guarded = (table: string, others?: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY house ON ${table} FOR ALL TO ieum_app USING (${house}) WITH CHECK (${house});
${others ? `CREATE POLICY outsider_1 ON ${table} FOR ALL TO ieum_app USING (${others});` : ''}`;
/** Row-level security of the task decides. */
const ofTask = (table: string): string => `EXISTS (SELECT FROM task t WHERE t.id = ${table}.task_id)`;

/** A partner reaches the runs and the recordings of its own orders alone; what belongs to a run or to a person is as close as these are. */
export const eachSideItsOwnRows = sqlMigration(
  'EachSideItsOwnRows1700000000131',
  [
    ofOrdersOnly('run'),
    ofOrdersOnly('recording_booking'),
    guarded('run_event', `actor_id = ${me} OR ${ofTask('run_event')}`),
    guarded('task_note', ofTask('task_note')),
    guarded('effect'),
    guarded('effect_outcome'),
    guarded('moment'),
    guarded('person_session', `person_id = ${me}`),
    `ALTER TABLE request_key ENABLE ROW LEVEL SECURITY;
     CREATE POLICY own ON request_key FOR ALL TO ieum_app USING (actor_id = ${me});`,
  ].join('\n'),
);
