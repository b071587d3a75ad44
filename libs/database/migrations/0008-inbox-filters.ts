import { sqlMigration } from './sql-migration';

const open = `status IN ('OPEN', 'IN_PROGRESS')`;
const cameBack = `${open} AND return_reason IS NOT NULL`;
/** Always true, and said by the query of that order alone (`libs/desk/inbox.ts`): so the planner cannot take the index of the other order and sort. */
const byDue = `round > 0`;
const byOpened = `calendar_version > -1`;

/**
 * Each box is read in its order from one index an arm; what a box or a filter asks beside stands behind the order in the same index, where it is
 * checked without a visit to the row. Fewer and wider beats one index a filter: every opened and claimed task writes into each of them.
 */
const boxes = `
DROP INDEX task_mine_by_due, task_mine_by_opened, task_team_by_due, task_team_by_opened, task_done_by_person;
CREATE INDEX task_mine_by_due ON task (assignee_id, due_on, id, status, step, customer_id) WHERE ${open} AND assignee_id IS NOT NULL AND ${byDue};
CREATE INDEX task_mine_by_opened ON task (assignee_id, opened_at, id, due_on, status, step, customer_id) WHERE ${open} AND assignee_id IS NOT NULL AND ${byOpened};
CREATE INDEX task_team_by_due ON task (team_id, due_on, id, assignee_id, step, customer_id) WHERE ${open} AND ${byDue};
CREATE INDEX task_team_by_opened ON task (team_id, opened_at, id, due_on, assignee_id, step, customer_id) WHERE ${open} AND ${byOpened};
CREATE INDEX task_done_by_person ON task (ended_by, ended_at, id, due_on, step, customer_id) WHERE status IN ('DONE', 'RETURNED');
CREATE INDEX task_returned_mine_by_due ON task (assignee_id, due_on, id, step, customer_id) WHERE ${cameBack} AND assignee_id IS NOT NULL AND ${byDue};
CREATE INDEX task_returned_mine_by_opened ON task (assignee_id, opened_at, id, due_on, step, customer_id) WHERE ${cameBack} AND assignee_id IS NOT NULL AND ${byOpened};
CREATE INDEX task_returned_team_by_due ON task (team_id, due_on, id, step, customer_id) WHERE ${cameBack} AND assignee_id IS NULL AND ${byDue};
CREATE INDEX task_returned_team_by_opened ON task (team_id, opened_at, id, due_on, step, customer_id) WHERE ${cameBack} AND assignee_id IS NULL AND ${byOpened};`;

/** The list of orders by whose they are and by their status, newest first. */
const listsOfOrders = `
DROP INDEX customer_order_by_customer, customer_order_by_rep;
CREATE INDEX customer_order_by_customer ON customer_order (customer_id, created_at, id);
CREATE INDEX customer_order_by_rep ON customer_order (sales_rep_id, created_at, id, status);
CREATE INDEX customer_order_by_status ON customer_order (status, created_at, id);`;

/** The page of a box names the plan of each task: kept beside the order's number and name, for the same reason. */
const planOfTask = `
ALTER TABLE task ADD plan_key text;
UPDATE task SET plan_key = r.plan_key FROM run r WHERE r.id = task.run_id;
ALTER TABLE task ALTER plan_key SET NOT NULL;
CREATE FUNCTION task_bears_plan_of_its_run() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.plan_key := (SELECT plan_key FROM run WHERE id = NEW.run_id); RETURN NEW; END $$;
CREATE TRIGGER task_bears_plan_of_its_run BEFORE INSERT ON task FOR EACH ROW EXECUTE FUNCTION task_bears_plan_of_its_run();`;

/**
 * The planner takes a comparison with a value that it does not know for true once in two hundred rows, and a yes or no that it does not know for true
 * every second time. Told as the former, row-level security made it read and sort a whole box instead of walking it in order.
 */
const sideAsYesOrNo = `
DO $$
DECLARE policy record; told text;
BEGIN
  FOR policy IN SELECT tablename, policyname, qual, with_check FROM pg_policies WHERE schemaname = 'public' LOOP
    told := regexp_replace(policy.qual, '\\(\\(\\s*SELECT current_setting\\(''ieum\\.side''::text, true\\) AS current_setting\\) (= ANY \\(ARRAY\\[[^]]*\\]\\)|= ''[A-Z]+''::text)\\)',
      '(SELECT current_setting(''ieum.side'', true) \\1)', 'g');
    EXECUTE format('ALTER POLICY %I ON %I USING (%s)', policy.policyname, policy.tablename, told);
    IF policy.policyname = 'house' THEN EXECUTE format('ALTER POLICY %I ON %I WITH CHECK (%s)', policy.policyname, policy.tablename, told); END IF;
  END LOOP;
END $$;`;

export const inboxFilters = sqlMigration('InboxFilters1700000000008', [boxes, listsOfOrders, planOfTask, sideAsYesOrNo].join('\n'));
