import type { PlainDate } from '../../calendar/plain-date';
import { isRefusal, refuse, type Refusal } from '../../refusal';
import { advance } from '../advance';
import { partsOf } from '../instances';
import { recordingStamped } from '../recording-is-wanted';
import { stepOf } from '../settled';
import type { Facts, RunState, StepPlan, StepRef } from '../step-plan';
import { assumedFacts, slotAtOpening } from './assumed-facts';
import { finishOf, type ForecastInput, type Pace } from './pace';

/** One step on the way to the opening. */
export interface ForecastStep {
  readonly ref: StepRef;
  readonly openedOn: PlainDate;
  readonly doneOn: PlainDate;
  /** Why it ends then: the due rule, the slot, its usual time. */
  readonly reason: string;
  /** The step whose end opened it; absent where it is open already. */
  readonly after?: StepRef;
}

export interface Forecast {
  readonly pace: Pace;
  readonly opensOn: PlainDate;
  /** From what is open today to the opening: a day saved on any of these may save a day in all. */
  readonly criticalPath: readonly ForecastStep[];
}

const target = 'open-service';
const mostEvents = 500;

interface Simulation {
  readonly plan: StepPlan;
  readonly input: ForecastInput;
  readonly pace: Pace;
  state: RunState;
  readonly steps: Map<StepRef, ForecastStep>;
}

/** Opens a step in the simulation; a scenario books its slot as it does in life. */
function open(simulation: Simulation, ref: StepRef, at: { readonly openedOn: PlainDate; readonly after?: StepRef }): Refusal | undefined {
  const { plan, input, pace } = simulation;
  const { key } = partsOf(ref);
  const known = input.open[ref];
  if (key === 'submit-scenario' && typeof simulation.state.facts['recordingSlotOn'] !== 'string') {
    const slot = slotAtOpening(at.openedOn, input);
    if (isRefusal(slot)) return slot;
    simulation.state = { ...simulation.state, facts: { ...simulation.state.facts, recordingSlotOn: slot } };
  }
  const finish = finishOf(stepOf(plan, key), known && !at.after ? known : at.openedOn, simulation.state.facts, { pace, input });
  if (isRefusal(finish)) return finish;
  simulation.steps.set(ref, { ref, openedOn: at.openedOn, ...finish, ...(at.after ? { after: at.after } : {}) });
  return undefined;
}

const openRefs = ({ state }: Simulation): readonly StepRef[] => Object.keys(state.steps).filter((ref) => state.steps[ref]?.status === 'OPEN');

/** The open step that ends first. */
function next(simulation: Simulation): ForecastStep | undefined {
  let first: ForecastStep | undefined;
  for (const ref of openRefs(simulation)) {
    const step = simulation.steps.get(ref);
    if (step && (!first || step.doneOn < first.doneOn)) first = step;
  }
  return first;
}

function complete(simulation: Simulation, done: ForecastStep): Refusal | undefined {
  const { plan, state, input, pace } = simulation;
  const { key, instance } = partsOf(done.ref);
  const facts: Facts | Refusal = assumedFacts({ step: key, instance, doneOn: done.doneOn, facts: state.facts, pace, input });
  if (isRefusal(facts)) return facts;
  const again = key === 'stamp-changed-quote' ? recordingStamped(state.facts) : undefined;
  const advanced = advance(plan, state, { type: 'completed', step: done.ref, round: state.steps[done.ref]?.round ?? 1, facts, ...again });
  if (isRefusal(advanced)) return advanced;
  simulation.state = advanced.state;
  for (const command of advanced.commands) {
    if (command.type !== 'open-task') continue;
    const fault = open(simulation, command.step, { openedOn: done.doneOn, after: done.ref });
    if (fault) return fault;
  }
  return undefined;
}

function pathTo({ steps }: Simulation): readonly ForecastStep[] {
  const path: ForecastStep[] = [];
  for (let step = steps.get(target); step; step = step.after === undefined ? undefined : steps.get(step.after)) path.unshift(step);
  return path;
}

/**
 * When an order opens at a pace, from its live state: a copy of the run is played forward through Thursday slots, holidays and usual times until
 * its service opens. Refuses a run that is over or opened already, and dates beyond the calendar.
 */
export function forecastOpening(plan: StepPlan, state: RunState, input: ForecastInput, pace: Pace): Forecast | Refusal {
  if (state.ended || state.steps[target]?.status === 'DONE') return refuse('forecast.nothing-to-forecast');
  const simulation: Simulation = { plan, input, pace, state, steps: new Map() };
  for (const ref of openRefs(simulation)) {
    const fault = open(simulation, ref, { openedOn: input.open[ref]?.openedOn ?? input.today });
    if (fault) return fault;
  }
  for (let events = 0; events < mostEvents; events += 1) {
    const step = next(simulation);
    if (!step) return refuse('forecast.stands-still');
    const fault = complete(simulation, step);
    if (fault) return fault;
    if (simulation.state.steps[target]?.status === 'DONE') return { pace, opensOn: step.doneOn, criticalPath: pathTo(simulation) };
  }
  return refuse('forecast.stands-still');
}

/** The steps of the likely path on which people could save days: those that take longer than they must. */
export const stepsThatCouldSaveDays = (likely: Forecast, earliest: Forecast): readonly StepRef[] => {
  const quickest = new Map(earliest.criticalPath.map((step) => [step.ref, step]));
  return likely.criticalPath.filter((step) => step.doneOn > step.openedOn && (quickest.get(step.ref)?.reason ?? 'at once') === 'at once').map((step) => step.ref);
};
