import { guard } from './0005-row-level-security';
import { sqlMigration } from './sql-migration';

const skipOrRedo = `
-- To skip open steps of an order, or to do finished ones again, is proposed by one person and approved by another (X-03).
CREATE TABLE skip_or_redo (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES customer_order,
  run_id uuid NOT NULL REFERENCES run,
  kind text NOT NULL CHECK (kind IN ('SKIP', 'REDO')),
  steps text[] NOT NULL CHECK (cardinality(steps) > 0),
  reason text NOT NULL,
  -- what it would do to steps, dates and money, as it was shown when it was proposed
  effect jsonb NOT NULL,
  -- PROPOSED 제안, APPROVED 승인, REFUSED 반려, WITHDRAWN 회수
  status text NOT NULL DEFAULT 'PROPOSED' CHECK (status IN ('PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  proposed_by uuid NOT NULL REFERENCES person,
  -- the absent person in whose name (대결)
  proposed_for uuid REFERENCES person,
  proposed_at timestamptz(3) NOT NULL,
  decided_by uuid REFERENCES person,
  decided_for uuid REFERENCES person,
  decided_at timestamptz(3),
  refusal_reason text,
  -- what was approved, where it had changed since the proposal
  approved_effect jsonb,
  CHECK ((status = 'PROPOSED') = (decided_by IS NULL)),
  CHECK ((status = 'REFUSED') = (refusal_reason IS NOT NULL)),
  CHECK ((status = 'APPROVED') = (approved_effect IS NOT NULL)),
  CONSTRAINT skip_or_redo_approved_by_another CHECK (status <> 'APPROVED' OR NOT ARRAY[decided_by, decided_for] && ARRAY[proposed_by, proposed_for]),
  CONSTRAINT skip_or_redo_withdrawn_by_its_own CHECK (status <> 'WITHDRAWN' OR decided_by = proposed_by OR decided_by = coalesce(proposed_for, proposed_by))
);
CREATE UNIQUE INDEX skip_or_redo_one_at_a_time ON skip_or_redo (order_id) WHERE status = 'PROPOSED';
CREATE INDEX skip_or_redo_by_order ON skip_or_redo (order_id, id);
CREATE INDEX skip_or_redo_by_status ON skip_or_redo (status, id);
CREATE TRIGGER skip_or_redo_is_kept BEFORE DELETE OR UPDATE OF id, order_id, run_id, kind, steps, reason, effect, proposed_by, proposed_for, proposed_at ON skip_or_redo FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION skip_or_redo_is_decided_once() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'a decision stands' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER skip_or_redo_is_decided_once BEFORE UPDATE ON skip_or_redo FOR EACH ROW WHEN (OLD.status <> 'PROPOSED') EXECUTE FUNCTION skip_or_redo_is_decided_once();
${guard('skip_or_redo', [])}`;

const lateAnswers = `
-- Which event of the run took an open task off its desk: who did so, when and why is told to whoever comes too late.
ALTER TABLE task ADD closed_seq int;
-- What somebody had done when their task was closed already is kept with it, and moves nothing.
ALTER TABLE task_note DROP CONSTRAINT task_note_kind_check,
  ADD CONSTRAINT task_note_kind_check CHECK (kind IN ('CLAIMED', 'RELEASED', 'REASSIGNED', 'DRAFT_SAVED', 'COMMENT', 'LAPSED', 'LATE_ANSWER'));
CREATE INDEX task_closed_by_event ON task (run_id, closed_seq) WHERE closed_seq IS NOT NULL;
CREATE INDEX task_note_late_answers ON task_note (task_id) WHERE kind = 'LATE_ANSWER';
ALTER TABLE document ADD came_late boolean NOT NULL DEFAULT false;`;

export const skipOrRedoAndLateAnswers = sqlMigration('SkipOrRedoAndLateAnswers1700000000117', [skipOrRedo, lateAnswers].join('\n'));
