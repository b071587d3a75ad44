import { sqlMigration } from './sql-migration';

/**
 * What outsiders read they may lock, and never write: whatever their act changes, the house writes for them after their rights were checked (`asHouse`).
 * A write as themselves is an error of ours, which the database stops.
 */
export const outsidersWriteNothing = sqlMigration(
  'OutsidersWriteNothing1700000000747',
  `
DO $$ DECLARE rule record; BEGIN
  FOR rule IN SELECT tablename, policyname, qual FROM pg_policies WHERE schemaname = 'public' AND policyname LIKE 'outsider%' AND cmd = 'ALL' LOOP
    EXECUTE format('DROP POLICY %I ON %I', rule.policyname, rule.tablename);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO ieum_app USING (%s)', rule.policyname, rule.tablename, rule.qual);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO ieum_app USING (%s) WITH CHECK (false)', rule.policyname || '_locks', rule.tablename, rule.qual);
  END LOOP;
END $$;
`,
);
