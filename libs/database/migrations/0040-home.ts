import { sqlMigration } from './sql-migration';

const me = `(SELECT current_setting('ieum.person', true)::uuid)`;

/** When each person last looked at their home page, and what lies ahead on the lines of all orders. */
export const home = sqlMigration(
  'Home1700000000240',
  `
CREATE TABLE home_visit (
  person_id uuid PRIMARY KEY REFERENCES person,
  -- the last look of the visit that goes on, and of the one before it
  came_at timestamptz(3) NOT NULL,
  before_at timestamptz(3)
);
ALTER TABLE home_visit ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON home_visit FOR ALL TO ieum_app USING (person_id = ${me}) WITH CHECK (person_id = ${me});

-- The calendar of lines and routers: whoever's desk they lie on.
CREATE INDEX task_of_lines_by_due ON task (due_on, id) WHERE status IN ('OPEN', 'IN_PROGRESS') AND step IN ('open-vpn-line', 'install-leased-line', 'order-router', 'deliver-router', 'assign-ip');
`,
);
