import { sqlMigration } from './sql-migration';

const is = (...sides: readonly string[]): string => `(SELECT current_setting('ieum.side', true) IN (${sides.map((side) => `'${side}'`).join(', ')}))`;
const house = is('STAFF', 'SYSTEM');
const myFirm = `(SELECT current_setting('ieum.organisation', true)::uuid)`;
/** Row-level security of the order decides. */
const ofOwnOrder = `EXISTS (SELECT FROM customer_order o WHERE o.id = order_comment.order_id)`;
const addressedTo = (side: string): string => `(${is(side)} AND audience = '${side}')`;

/**
 * What people say to each other about an order. Never edited; its author may take it back, and then it is kept for the house's audit alone. A partner or a
 * customer reads what is addressed to them and what their own people wrote, of orders that are theirs; what they write is written as the house.
 */
export const orderComments = sqlMigration(
  'OrderComments1700000000646',
  `
CREATE TABLE order_comment (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES customer_order,
  task_id uuid REFERENCES task,
  author_id uuid NOT NULL REFERENCES person,
  organisation_id uuid NOT NULL REFERENCES organisation,
  audience text NOT NULL CHECK (audience IN ('HOUSE', 'PARTNER', 'CUSTOMER')),
  text text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 2000),
  written_at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3)
);
CREATE INDEX order_comment_by_order ON order_comment (order_id, id);
CREATE INDEX order_comment_by_task ON order_comment (task_id, id) WHERE task_id IS NOT NULL;
CREATE TRIGGER order_comment_is_kept BEFORE DELETE OR UPDATE OF id, order_id, task_id, author_id, organisation_id, audience, text, written_at ON order_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE order_comment ENABLE ROW LEVEL SECURITY;
CREATE POLICY house ON order_comment FOR ALL TO ieum_app USING (${house}) WITH CHECK (${house});
CREATE POLICY outsider_1 ON order_comment FOR SELECT TO ieum_app
  USING (withdrawn_at IS NULL AND ${ofOwnOrder} AND (organisation_id = ${myFirm} OR ${addressedTo('PARTNER')} OR ${addressedTo('CUSTOMER')}));

CREATE FUNCTION tell_of_order_comments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE low bigint; high bigint;
BEGIN
  WITH told AS (
    INSERT INTO live_change (topic, subject_id, order_id, customer_id, partners)
    SELECT 'order', c.order_id, c.order_id, CASE WHEN c.audience = 'CUSTOMER' OR c.organisation_id = o.customer_id THEN o.customer_id END,
        ARRAY(SELECT DISTINCT p.organisation_id FROM order_partner p WHERE p.order_id = c.order_id AND (c.audience = 'PARTNER' OR p.organisation_id = c.organisation_id))
      FROM now_rows c JOIN customer_order o ON o.id = c.order_id RETURNING id)
  SELECT min(id), max(id) INTO low, high FROM told;
  PERFORM tell_of_changes(low, high);
  RETURN NULL;
END $$;
CREATE TRIGGER live_new_order_comment AFTER INSERT ON order_comment REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_order_comments();
CREATE TRIGGER live_order_comment AFTER UPDATE ON order_comment REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_of_order_comments();
`,
);
