import type { PartnerRole, Role } from './roles';

/** JSON values: a plan and a run's facts must survive years in a database column. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Facts = { readonly [fact: string]: Json };

/**
 * Who a step goes to. `eachOf` opens one task per role (X-103, `confirm-stability`), `anyOf` one task that either role may complete,
 * `byFact` names a rule of the registry. `SYSTEM` steps are done by machines: they open an effect or wait for a moment.
 */
export type RoleRule =
  | Role
  | 'SYSTEM'
  | { readonly anyOf: readonly Role[] }
  | { readonly eachOf: readonly Role[] }
  | { readonly byFact: string; readonly among: readonly Role[] };

/** One row of a step table in the manual. Every name (`when`, `due`, `forEach`, `form`, …) is a key of a registry, so the whole is plain JSON. */
export interface Step<K extends string = string> {
  readonly name: { readonly ko: string; readonly en: string };
  readonly role: RoleRule;
  /** The steps that must be settled first. */
  readonly after: readonly K[];
  /** A condition on the facts; where it is false the step is skipped (해당없음), X-99. */
  readonly when?: string;
  /** One instance per partner, per one-off item …; the instance ids come from the facts. */
  readonly forEach?: string;
  /** Chooses, per instance, which of `after` it waits for (X-92: the step that accepts the item). */
  readonly afterByInstance?: string;
  /** The due rule. `none` only for SYSTEM steps. */
  readonly due: string;
  /** The form that completes it; the zod schema lives in `libs/contract/forms/`. */
  readonly form: string;
  /** Document types that must be attached before it can be completed (D-01 …). */
  readonly evidence?: readonly string[];
  /** Where a return from this step goes unless the person names another earlier step; without it they name the steps at fault. */
  readonly returnsTo?: readonly K[];
  /** This step may end the run by a refusal, for a reason of this list (S1-072). */
  readonly mayRefuse?: string;
  /** May be skipped under four-eyes. Never where it decides, or makes a number, a contract, an acceptance, money or a date that others are due by. */
  readonly maySkip?: true;
  /** Once it has begun it stands, though a change of facts adds work before it: a contract for what is added. It waits for that work only where it has not begun. */
  readonly standsWhenFactsChange?: true;
  /** For SYSTEM steps: the effect that it emits when it opens. */
  readonly effect?: string;
  /** For SYSTEM steps: the business moment it waits for. */
  readonly moment?: string;
  /** Effects that leave the house when it is done (a mail to partners): carried out by the workflow. */
  readonly effectsWhenDone?: readonly string[];
  /** The stage that ends when this step is settled. */
  readonly gateOf?: string;
  readonly rules: readonly string[];
}

export interface PlacedStep extends Step {
  readonly key: string;
  readonly stage: string;
}

/** A step plan: data, typed, versioned, immutable once published. */
export interface StepPlan {
  readonly key: string;
  readonly version: number;
  readonly stages: readonly string[];
  /** The run can be cancelled, and work sent back to before its end, until this stage has passed; without it it is never cancelled. */
  readonly cancelUntil?: string;
  readonly steps: Readonly<Record<string, PlacedStep>>;
}

/** `key` or `key#instance`: `conclude-partner-contract#PARTNER_STAFFING`. */
export type StepRef = string;

/** OPEN has a task (or effect, or moment); a step without an entry waits. SKIPPED is a skip under four-eyes, not a `when` that is false. */
export interface StepState {
  readonly status: 'OPEN' | 'DONE' | 'SKIPPED' | 'WAITING';
  /** How often it was opened, from 1. */
  readonly round: number;
  readonly outcome?: string;
}

export type RunEnd = 'COMPLETED' | 'REFUSED' | 'CANCELLED';

/** What a run is: its facts and its steps. No dates, no assignees. */
export interface RunState {
  readonly facts: Facts;
  readonly steps: Readonly<Record<StepRef, StepState>>;
  /** Stages whose gate step is settled, in order of passing. */
  readonly passed: readonly string[];
  readonly ended?: RunEnd;
}

export type RunEvent =
  | { readonly type: 'started'; readonly facts: Facts }
  | { readonly type: 'completed'; readonly step: StepRef; readonly round: number; readonly outcome?: string; readonly facts?: Facts; readonly reopens?: readonly StepRef[] }
  | { readonly type: 'refused'; readonly step: StepRef; readonly round: number; readonly reason: string; readonly comment?: string }
  | { readonly type: 'returned'; readonly step: StepRef; readonly round: number; readonly to: readonly string[]; readonly reason: string; readonly facts?: Facts }
  | { readonly type: 'facts-changed'; readonly facts: Facts; readonly reason?: string }
  | { readonly type: 'moment-reached'; readonly step: StepRef; readonly round: number; readonly facts?: Facts }
  | { readonly type: 'effect-done'; readonly command: string; readonly step?: StepRef; readonly round?: number; readonly facts?: Facts }
  /** `proposal`: under which two people agreed on it. */
  | { readonly type: 'skipped'; readonly step: StepRef; readonly reason: string; readonly proposal?: string }
  | { readonly type: 'redone'; readonly steps: readonly string[]; readonly reason: string; readonly proposal?: string }
  | { readonly type: 'cancelled'; readonly reason: string };

/** What the desk must do because of an event, in this order. */
export type Command =
  | { readonly type: 'close-task'; readonly step: StepRef; readonly round: number; readonly as: 'RETURNED' | 'SKIPPED' | 'CANCELLED' }
  | { readonly type: 'open-task'; readonly step: StepRef; readonly round: number; readonly role: Role | { readonly anyOf: readonly Role[] } }
  | { readonly type: 'emit-effect'; readonly effect: string; readonly step: StepRef; readonly round: number; readonly completesStep: boolean }
  | { readonly type: 'await-moment'; readonly moment: string; readonly step: StepRef; readonly round: number }
  | { readonly type: 'pass-gate'; readonly stage: string }
  | { readonly type: 'end-run'; readonly as: RunEnd };

export interface Advanced {
  readonly state: RunState;
  readonly commands: readonly Command[];
  /** Steps whose finished work is no longer needed (facts changed, return, cancellation). */
  readonly doneForNothing: readonly StepRef[];
}

/** Which partner organisation serves which role on this order. */
export type NamedPartners = Partial<Record<PartnerRole, string>>;
