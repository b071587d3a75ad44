import { sqlMigration } from './sql-migration';

const submitted = 'submitted_at IS NOT NULL';

/** Before it is submitted an order is the rep's paper: the customer and the partners that it names neither read it nor hear of it. */
export const draftsStayInTheHouse = sqlMigration(
  'DraftsStayInTheHouse1700000000129',
  `
DO $$ DECLARE outsider record; BEGIN
  FOR outsider IN SELECT policyname, qual FROM pg_policies WHERE schemaname = 'public' AND tablename = 'customer_order' AND policyname LIKE 'outsider%' LOOP
    EXECUTE format('ALTER POLICY %I ON customer_order USING ((%s) AND ${submitted})', outsider.policyname, outsider.qual);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION tell_of_orders() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE low bigint; high bigint;
BEGIN
  WITH told AS (
    INSERT INTO live_change (topic, subject_id, order_id, customer_id, partners)
    SELECT 'order', o.id, o.id, CASE WHEN ${submitted} THEN o.customer_id END,
        CASE WHEN ${submitted} THEN ARRAY(SELECT DISTINCT p.organisation_id FROM order_partner p WHERE p.order_id = o.id) ELSE '{}' END
      FROM now_rows o RETURNING id)
  SELECT min(id), max(id) INTO low, high FROM told;
  PERFORM tell_of_changes(low, high);
  RETURN NULL;
END $$;
`,
);
