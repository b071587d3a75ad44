import { sqlMigration } from './sql-migration';

/** A booking keeps how it ended: when, by whom and why, whoever moved it to another Thursday. */
export const movedRecordings = sqlMigration(
  'MovedRecordings1700000000120',
  `
ALTER TABLE recording_booking
  DROP CONSTRAINT recording_booking_state_check,
  ADD CONSTRAINT recording_booking_state_check CHECK (state IN ('BOOKED', 'MOVED', 'LAPSED', 'RECORDED', 'GIVEN_UP')),
  ADD booked_by uuid,
  ADD ended_at timestamptz(3),
  ADD ended_by uuid,
  ADD end_reason text;
CREATE INDEX recording_booking_by_order ON recording_booking (order_id, booked_at);
`,
);
