import type { PlacedStep, RoleRule, StepPlan } from './step-plan';

/** What a node of the drawing is; a step is one of the first four, the others say how steps hang together. */
export type NodeKind = 'userTask' | 'serviceTask' | 'receiveTask' | 'timer' | 'start' | 'end' | 'milestone' | 'parallel' | 'exclusive' | 'inclusive';

export interface BpmnNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  readonly lane: string;
  readonly step?: PlacedStep;
  /** The flow that is taken where no condition holds. */
  readonly otherwise?: string;
}

export interface BpmnFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The condition of the registry that lets it pass. */
  readonly when?: string;
  /** Leads around a step that does not apply (해당없음). */
  readonly around?: true;
}

export interface BpmnGraph {
  readonly nodes: readonly BpmnNode[];
  readonly flows: readonly BpmnFlow[];
  /** Lanes in the order in which work first comes to them. */
  readonly lanes: readonly string[];
}

/** Whose lane a step lies in: the role, or how several share it. Departments are nobody's. */
export function laneOf(role: RoleRule): string {
  if (typeof role === 'string') return role;
  if ('anyOf' in role) return role.anyOf.join(' | ');
  return 'eachOf' in role ? role.eachOf.join(' & ') : role.byFact;
}

function kindOf({ role, moment, effect }: PlacedStep): NodeKind {
  if (role !== 'SYSTEM') return 'userTask';
  if (moment !== undefined) return 'timer';
  // Neither effect nor moment: somebody else settles it, machines wait to be told.
  return effect === undefined ? 'receiveTask' : 'serviceTask';
}

/** Where the way to a step begins, and where the ways on from it leave. */
interface Ends {
  readonly entry: string;
  readonly exit: string;
}

class Drawing {
  readonly nodes: BpmnNode[] = [];
  readonly flows: BpmnFlow[] = [];

  node(node: BpmnNode): string {
    this.nodes.push(node);
    return node.id;
  }

  flow(from: string, to: string, more: Pick<BpmnFlow, 'when' | 'around'> = {}): void {
    this.flows.push({ id: `${from}__${to}`, from, to, ...more });
  }
}

/** A node after another; without either, what is there. */
const followed = (drawing: Drawing, from: string, to: string): string => {
  drawing.flow(from, to);
  return to;
};

/** Gate and split stand behind the step, and behind the way around it: a step that does not apply lets the gate pass as well. */
function behind(drawing: Drawing, step: PlacedStep, exit: string, successors: number): string {
  const lane = laneOf(step.role);
  let last = exit;
  if (step.gateOf !== undefined) last = followed(drawing, last, drawing.node({ id: `gate_${step.gateOf}`, kind: 'milestone', name: step.gateOf, lane }));
  if (successors > 1) last = followed(drawing, last, drawing.node({ id: `split_${step.key}`, kind: 'parallel', name: '', lane }));
  return last;
}

/** A condition before the step and a way around it that meets it again. */
function withCondition(drawing: Drawing, step: PlacedStep, task: string): Ends {
  if (step.when === undefined) return { entry: task, exit: task };
  const lane = laneOf(step.role);
  const [entry, exit] = [`when_${step.key}`, `settled_${step.key}`];
  drawing.node({ id: entry, kind: 'exclusive', name: step.when, lane, otherwise: `${entry}__${exit}` });
  drawing.node({ id: exit, kind: 'exclusive', name: '', lane });
  drawing.flow(entry, task, { when: step.when });
  drawing.flow(entry, exit, { around: true });
  drawing.flow(task, exit);
  return { entry, exit };
}

/** All that a step waits for; one whose instances each wait for a part of it says by which rule. */
function withJoin(drawing: Drawing, step: PlacedStep, entry: string): string {
  if (step.after.length < 2) return entry;
  const join = drawing.node({ id: `join_${step.key}`, kind: step.afterByInstance ? 'inclusive' : 'parallel', name: step.afterByInstance ?? '', lane: laneOf(step.role) });
  drawing.flow(join, entry);
  return join;
}

function stepInto(drawing: Drawing, plan: StepPlan, step: PlacedStep): Ends {
  const successors = Object.values(plan.steps).filter(({ after }) => after.includes(step.key)).length;
  const task = drawing.node({ id: `step_${step.key}`, kind: kindOf(step), name: `${step.name.ko} · ${step.name.en}`, lane: laneOf(step.role), step });
  const { entry, exit } = withCondition(drawing, step, task);
  return { entry: withJoin(drawing, step, entry), exit: behind(drawing, step, exit, successors) };
}

/** One flow from or to the border; several meet in a gateway of it. */
function border(drawing: Drawing, id: 'start' | 'end', inner: readonly string[], lane: string): void {
  drawing.node({ id, kind: id, name: id === 'start' ? '시작 · Start' : '끝 · End', lane });
  const link = (outer: string, other: string): void => (id === 'start' ? drawing.flow(outer, other) : drawing.flow(other, outer));
  if (inner.length === 1) return link(id, inner[0] ?? '');
  const gateway = drawing.node({ id: `${id}_all`, kind: 'parallel', name: '', lane });
  link(id, gateway);
  for (const other of inner) link(gateway, other);
}

const laneAt = (step: PlacedStep | undefined): string => (step ? laneOf(step.role) : 'SYSTEM');

/** A plan as nodes and flows: the same order, joins, skips and gates that `advance` gives it. */
export function bpmnGraph(plan: StepPlan): BpmnGraph {
  const drawing = new Drawing();
  const steps = Object.values(plan.steps);
  const ends = new Map(steps.map((step) => [step.key, stepInto(drawing, plan, step)]));
  const endsOf = (key: string): Ends => ends.get(key) ?? { entry: '', exit: '' };
  for (const step of steps) for (const key of step.after) drawing.flow(endsOf(key).exit, endsOf(step.key).entry);
  const first = steps.filter(({ after }) => after.length === 0);
  const last = steps.filter(({ key }) => !steps.some(({ after }) => after.includes(key)));
  border(drawing, 'start', first.map(({ key }) => endsOf(key).entry), laneAt(first[0]));
  border(drawing, 'end', last.map(({ key }) => endsOf(key).exit), laneAt(last.at(-1)));
  return { nodes: drawing.nodes, flows: drawing.flows, lanes: [...new Set(steps.map(({ role }) => laneOf(role)))] };
}
