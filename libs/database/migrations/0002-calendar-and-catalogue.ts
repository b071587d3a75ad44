import { sqlMigration } from './sql-migration';

export const calendarAndCatalogue = sqlMigration(
  'CalendarAndCatalogue1700000000002',
  `
-- The table decides, not a library (K-24).
CREATE TABLE calendar_version (
  version int PRIMARY KEY,
  loaded_at timestamptz(3) NOT NULL DEFAULT business_now(),
  loaded_by uuid NOT NULL,
  reason text NOT NULL
);
CREATE TABLE holiday (
  calendar text NOT NULL DEFAULT 'KR_STATUTORY' CHECK (calendar IN ('KR_STATUTORY', 'KR_BANK', 'COMPANY')),
  date date NOT NULL,
  name_ko text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('STATUTORY', 'SUBSTITUTE', 'TEMPORARY', 'ELECTION', 'BANK', 'COMPANY')),
  status text NOT NULL CHECK (status IN ('OFFICIAL', 'ESTIMATED')),
  source text NOT NULL,
  source_ref text,
  valid_from_knowledge int NOT NULL REFERENCES calendar_version,
  revoked_at timestamptz(3),
  note text,
  PRIMARY KEY (calendar, date, name_ko)
);
CREATE TABLE catalogue_version (
  code text PRIMARY KEY,
  effective_from date NOT NULL UNIQUE,
  vat_included boolean NOT NULL,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  loaded_at timestamptz(3) NOT NULL DEFAULT business_now()
);
CREATE TABLE parameter_version (
  code text PRIMARY KEY,
  effective_from date NOT NULL UNIQUE,
  content jsonb NOT NULL,
  content_hash text NOT NULL,
  loaded_at timestamptz(3) NOT NULL DEFAULT business_now()
);
`,
);
