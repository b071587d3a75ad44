import { sqlMigration } from './sql-migration';

/** A recording that the customer wants once more is settled once, at cost. */
export const recordingsAtCost = sqlMigration(
  'RecordingsAtCost1700000000220',
  `
ALTER TABLE one_off_item
  DROP CONSTRAINT one_off_item_kind_check,
  ADD CONSTRAINT one_off_item_kind_check CHECK (kind IN ('DEVICE', 'BUILD_HARDWARE', 'FLOOR_SPACE', 'DEVELOPMENT', 'BUSINESS_TRAINING', 'SCENARIO_RECORDING'));
`,
);
