import type { Facts, Json, StepPlan, StepRef } from '../domain/process/step-plan';
import type { BusinessCalendar } from '../domain/calendar/business-calendar';
import type { KoreanMoment, PlainDate } from '../domain/calendar/plain-date';
import type { Won } from '../domain/money/won';
import type { Refusal } from '../domain/refusal';
import type { Tx } from '../database/transaction';
import type { ActingFor } from './rights';

/** A run as the desk loads and locks it. */
export interface RunRow {
  readonly id: string;
  readonly planKey: string;
  readonly planVersion: number;
  readonly workflowId: string;
  readonly subjectKind: 'ORDER' | 'MONTH' | 'CONTRACT_MONTH' | 'PARTNER_MONTH' | 'CANCELLED_ORDER' | 'REPLACED_PARTNER';
  readonly subjectId: string;
  readonly orderId: string | null;
  readonly contractId: string | null;
  readonly customerId: string | null;
  readonly partnerId: string | null;
  readonly accrualMonth: string | null;
}

/** Where work happens: which run, which step, with what facts, on which calendar. */
export interface StepContext {
  readonly run: RunRow;
  readonly plan: StepPlan;
  readonly facts: Facts;
  readonly step: string;
  readonly instance: string;
  readonly round: number;
  readonly calendar: BusinessCalendar;
  /** The task of a human step; absent for SYSTEM steps. */
  readonly taskId?: string;
  /** For whom the person acts, where they stand in: makers and checkers are counted with them. */
  readonly actingFor?: ActingFor;
}

/** A moment at which the desk looks at an open step again: the cut-off of its slot. */
export interface AskedMoment {
  readonly kind: string;
  readonly at: KoreanMoment;
}

/** What opening a step, or a moment of it, changes beside the step itself. */
export interface StepPreparation {
  readonly facts?: Facts;
  readonly dueOn?: PlainDate;
  readonly moments?: readonly AskedMoment[];
  /** Written into the task's history, so that people see why a date moved. */
  readonly note?: string;
}

/** Of which run and order the rows are. */
export interface ChosenAt {
  readonly runId: string;
  readonly orderId: string | null;
  readonly facts: Facts;
}

/**
 * A row of the task that its form names by id, or that its form is the word on: what people know it by, and what the row's other fields would be where
 * nothing is wrong with it, or are as they were prepared.
 */
export interface FormChoice {
  readonly id: string;
  readonly item: string;
  readonly description: string | null;
  readonly orderNo: string | null;
  readonly customerName: string | null;
  readonly quantity: number;
  readonly supplyWon: Won;
  readonly invoiceMatch: string | null;
  readonly holdReason: string | null;
  readonly proposed: Readonly<Record<string, string>>;
}

/**
 * What a step does inside the desk's transaction, beside moving the run: issue a number, book a slot, open the contract.
 * Everything here is SQL in `tx`; what leaves the house is an effect. Runs as the house (row-level security beneath is lifted), the actor is `tx.actor`.
 */
export interface StepWork {
  /** A refusal (no Thursday is left in the calendar) lets the step not open, and so refuses the event that would open it. */
  opened?(tx: Tx, at: StepContext): Promise<StepPreparation | Refusal | void>;
  /** Before the completion is applied. A refusal changes nothing; facts, and steps that are done again because of it, become part of the event. */
  completed?(tx: Tx, at: StepContext & { readonly form: Json }): Promise<{ readonly facts?: Facts; readonly reopens?: readonly StepRef[] } | Refusal | void>;
  momentCame?(tx: Tx, at: StepContext & { readonly kind: string }): Promise<StepPreparation | void>;
  /** Before any of it: why what the step made can no longer be taken back (it is billed). Whatever would close or reopen the step is refused with it. */
  stands?(tx: Tx, at: StepContext): Promise<Refusal | undefined>;
  /** What the form of the step chooses among or approves, read as the person whose task it is. What is chosen is checked again when the step is completed. */
  choices?(tx: Tx, at: ChosenAt): Promise<readonly FormChoice[]>;
  /** An open step was closed, or a done one reopened, without completion: give back what it held. */
  undone?(tx: Tx, at: StepContext): Promise<void>;
}

/** What happens to the subject when its run changes as a whole. */
export interface RunWork {
  /** A gate was passed: the order's status follows. */
  passed?(tx: Tx, run: RunRow, stage: string): Promise<void>;
  ended?(tx: Tx, run: RunRow, as: 'COMPLETED' | 'REFUSED' | 'CANCELLED', reason?: string): Promise<void>;
  /** Any event: keeps what lists show in step (status), cheap or absent. */
  progressed?(tx: Tx, run: RunRow, steps: { readonly opened: readonly string[]; readonly done: readonly string[] }): Promise<void>;
}

/** By plan key, then step key. One file a step in `libs/orders/steps/` and `libs/books/steps/`. */
export interface WorkOfPlans {
  readonly steps: Readonly<Record<string, Readonly<Record<string, StepWork>>>>;
  readonly runs: Readonly<Record<string, RunWork>>;
}
