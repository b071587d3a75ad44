import { guard } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

/** When orders open: what was forecast last, which orders wait to be forecast anew, and how long steps usually take. */
export const forecasts = sqlMigration(
  'Forecasts1700000000013',
  `
-- Insert-only while people work; the worker takes them away.
CREATE TABLE forecast_request (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES customer_order
);
CREATE TABLE order_forecast (
  order_id uuid PRIMARY KEY REFERENCES customer_order,
  order_no text NOT NULL,
  customer_name text NOT NULL,
  sales_rep_id uuid NOT NULL,
  sales_team_id uuid NOT NULL,
  wanted_on date NOT NULL,
  earliest_on date NOT NULL,
  likely_on date NOT NULL,
  -- days from the wanted to the likely opening: above 0 the order is endangered
  late_days int NOT NULL,
  earliest_path jsonb NOT NULL,
  likely_path jsonb NOT NULL,
  could_save text[] NOT NULL,
  computed_at timestamptz(3) NOT NULL
);
CREATE INDEX order_forecast_endangered ON order_forecast (late_days DESC, order_id) WHERE late_days > 0;
CREATE INDEX order_forecast_of_rep ON order_forecast (sales_rep_id, late_days DESC, order_id) WHERE late_days > 0;
CREATE TABLE usual_duration (
  step text PRIMARY KEY,
  business_days int NOT NULL,
  tasks int NOT NULL,
  computed_at timestamptz(3) NOT NULL
);
${guard('forecast_request', [])}
${guard('order_forecast', [])}
${guard('usual_duration', [])}
`,
);
