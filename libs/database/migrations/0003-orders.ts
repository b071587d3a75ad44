import { sqlMigration } from './sql-migration';

export const orders = sqlMigration(
  'Orders1700000000003',
  `
-- The customer company of D-01/D-04: applicant and payer. Its id is its organisation's.
CREATE TABLE customer (
  id uuid PRIMARY KEY REFERENCES organisation,
  name text NOT NULL,
  business_no char(10) NOT NULL UNIQUE,
  corporate_no char(13),
  representative text NOT NULL,
  address text NOT NULL,
  phone text NOT NULL,
  email text,
  payer_name text NOT NULL,
  payer_business_no char(10) NOT NULL,
  -- 20, 25 or MONTH_END of M+1; 5, 10 or 15 of M+2 (X-88)
  payer_due_day text NOT NULL DEFAULT '25' CHECK (payer_due_day IN ('20', '25', 'MONTH_END', '5', '10', '15')),
  payer_wants_paper boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT business_now()
);
CREATE INDEX customer_by_name ON customer (name text_pattern_ops);

-- Gap-free numbers: the row is locked by the transaction that takes one (X-117).
CREATE TABLE document_number (
  series text NOT NULL,
  period text NOT NULL,
  last bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (series, period)
);

CREATE TABLE customer_order (
  id uuid PRIMARY KEY,
  order_no text NOT NULL UNIQUE,
  order_type text NOT NULL DEFAULT 'NEW' CHECK (order_type IN ('NEW', 'CHANGE', 'SUSPEND', 'RESUME', 'TERMINATE')),
  status text NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'RECEIVED', 'DOCS_INCOMPLETE', 'IN_APPROVAL', 'APPROVED', 'REJECTED', 'WITHDRAWN',
    'SO_PROCESSED', 'IN_ACTIVATION', 'INSPECTION', 'ACCEPTED', 'OPEN', 'BILLING_REQUESTED', 'CLOSED', 'CANCELLED')),
  customer_id uuid NOT NULL REFERENCES customer,
  customer_name text NOT NULL,
  sales_rep_id uuid NOT NULL REFERENCES person,
  sales_team_id uuid NOT NULL REFERENCES team,
  -- D-01 as filled in; its schema is libs/contract/forms/order-application.ts
  application jsonb NOT NULL,
  -- the priced quote that the customer stamps, with its arithmetic
  quote jsonb NOT NULL,
  requested_open_date date NOT NULL,
  contract_id uuid,
  service_no text UNIQUE,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT business_now(),
  submitted_at timestamptz(3),
  ended_at timestamptz(3)
);
CREATE INDEX customer_order_by_customer ON customer_order (customer_id, created_at);
CREATE INDEX customer_order_by_rep ON customer_order (sales_rep_id, created_at);
CREATE INDEX customer_order_by_created ON customer_order (created_at, id);

-- Which partner organisation does what on an order: what a partner may see hangs on this.
CREATE TABLE order_partner (
  order_id uuid NOT NULL REFERENCES customer_order,
  role text NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation,
  PRIMARY KEY (order_id, role)
);
CREATE INDEX order_partner_by_organisation ON order_partner (organisation_id, order_id);

CREATE TABLE contract (
  id uuid PRIMARY KEY,
  contract_no text NOT NULL UNIQUE,
  order_id uuid NOT NULL UNIQUE REFERENCES customer_order,
  customer_id uuid NOT NULL REFERENCES customer,
  sales_rep_id uuid NOT NULL REFERENCES person,
  sales_team_id uuid NOT NULL REFERENCES team,
  status text NOT NULL CHECK (status IN ('DRAFT', 'LEGAL_REVIEW', 'CONTRACTING', 'ACTIVE', 'EXTENDED', 'EXPIRED', 'TERMINATED', 'FORCED_TERMINATED')),
  service_no text UNIQUE,
  term_months int NOT NULL CHECK (term_months IN (0, 12, 24, 36)),
  payer_due_day text NOT NULL,
  payer_wants_paper boolean NOT NULL DEFAULT false,
  inspected_on date,
  opened_on date,
  billing_start_on date,
  term_end_on date,
  -- the last day of service, billed (X-65)
  terminated_on date,
  created_at timestamptz(3) NOT NULL DEFAULT business_now()
);
ALTER TABLE customer_order ADD FOREIGN KEY (contract_id) REFERENCES contract;
-- Contracts that a month run visits, in primary-key order.
CREATE INDEX contract_billable ON contract (id) INCLUDE (billing_start_on, terminated_on) WHERE billing_start_on IS NOT NULL;
CREATE INDEX contract_by_customer ON contract (customer_id);

-- One recurring item at one unit price and quantity, from a day to a day (X-62, X-63).
CREATE TABLE contract_item (
  id uuid PRIMARY KEY,
  contract_id uuid NOT NULL REFERENCES contract,
  customer_id uuid NOT NULL,
  item text NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  unit_price_won bigint NOT NULL,
  no_commitment_unit_price_won bigint NOT NULL,
  vat_included boolean NOT NULL DEFAULT false,
  pausable boolean NOT NULL,
  price_version text NOT NULL,
  valid_from date,
  valid_to date
);
CREATE INDEX contract_item_by_contract ON contract_item (contract_id);

-- Delivered and settled once (S1-063). Charged in the month of its acceptance (X-92).
CREATE TABLE one_off_item (
  id uuid PRIMARY KEY,
  contract_id uuid NOT NULL REFERENCES contract,
  order_id uuid NOT NULL REFERENCES customer_order,
  customer_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('DEVICE', 'BUILD_HARDWARE', 'FLOOR_SPACE', 'DEVELOPMENT', 'BUSINESS_TRAINING')),
  description text NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  unit_price_won bigint NOT NULL,
  partner_id uuid NOT NULL REFERENCES organisation,
  partner_unit_price_won bigint NOT NULL,
  accepted_on date,
  -- D-05 (S1-095), complete when the rep or branch has asked for billing and settlement
  billing_request jsonb,
  billing_requested_on date
);
CREATE INDEX one_off_item_by_contract ON one_off_item (contract_id);
CREATE INDEX one_off_item_accepted ON one_off_item (accepted_on, id) WHERE accepted_on IS NOT NULL;

-- Outsourced agents at one pair of unit prices (F-19).
CREATE TABLE staffing (
  id uuid PRIMARY KEY,
  contract_id uuid NOT NULL REFERENCES contract,
  customer_id uuid NOT NULL,
  partner_id uuid NOT NULL REFERENCES organisation,
  agents int NOT NULL CHECK (agents > 0),
  unit_price_won bigint NOT NULL,
  partner_unit_price_won bigint NOT NULL,
  valid_from date,
  valid_to date
);
CREATE INDEX staffing_by_contract ON staffing (contract_id);

-- The attendance certificate of a staffed contract's month (복무확인서, S1-064). agents: [{name, attendedDays}].
CREATE TABLE attendance_sheet (
  id uuid PRIMARY KEY,
  contract_id uuid NOT NULL REFERENCES contract,
  customer_id uuid NOT NULL,
  partner_id uuid NOT NULL REFERENCES organisation,
  accrual_month char(7) NOT NULL,
  required_days int NOT NULL CHECK (required_days > 0),
  agents jsonb NOT NULL,
  document_id uuid,
  submitted_on date NOT NULL,
  settlement_requested_on date,
  UNIQUE (contract_id, partner_id, accrual_month)
);

-- Thursdays (S1-056). A closed Thursday has capacity 0; one without a row has the capacity of the parameters.
CREATE TABLE recording_day (
  thursday date PRIMARY KEY CHECK (extract(isodow FROM thursday) = 4),
  capacity int NOT NULL CHECK (capacity >= 0),
  reason text NOT NULL
);
CREATE TABLE recording_booking (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES customer_order,
  customer_id uuid NOT NULL,
  thursday date NOT NULL CHECK (extract(isodow FROM thursday) = 4),
  place int NOT NULL CHECK (place > 0),
  state text NOT NULL CHECK (state IN ('BOOKED', 'LAPSED', 'RECORDED', 'GIVEN_UP')),
  booked_at timestamptz(3) NOT NULL DEFAULT business_now()
);
CREATE UNIQUE INDEX recording_place_once ON recording_booking (thursday, place) WHERE state IN ('BOOKED', 'RECORDED');
CREATE UNIQUE INDEX recording_one_per_order ON recording_booking (order_id) WHERE state = 'BOOKED';
`,
);
