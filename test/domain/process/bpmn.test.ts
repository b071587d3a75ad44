import readerOfTools from 'bpmn-moddle';
import { newestPlans } from '../../../libs/desk/plans';
import { bpmnOf } from '../../../libs/domain/process/bpmn';
import { bpmnGraph, laneOf } from '../../../libs/domain/process/bpmn-graph';
import type { StepPlan } from '../../../libs/domain/process/step-plan';

interface Element {
  readonly $type: string;
  readonly id: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}
interface Flow extends Element {
  readonly sourceRef: Element;
  readonly targetRef: Element;
  readonly conditionExpression?: { readonly body: string };
}
interface Shape extends Element {
  readonly bpmnElement: Element;
  readonly bounds?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly waypoint?: readonly { readonly x: number; readonly y: number }[];
}

interface Read {
  readonly warnings: readonly unknown[];
  readonly nodes: ReadonlyMap<string, Element>;
  readonly flows: readonly Flow[];
  readonly lanes: readonly (Element & { readonly flowNodeRef: readonly Element[] })[];
  readonly shapes: readonly Shape[];
}

async function read(plan: StepPlan): Promise<Read> {
  const { rootElement, warnings } = await readerOfTools().fromXML(bpmnOf(plan));
  const { rootElements, diagrams } = rootElement as { rootElements: Element[]; diagrams: { plane: { planeElement: Shape[] } }[] };
  const process = rootElements.find(({ $type }) => $type === 'bpmn:Process') as Element & { flowElements: Element[]; laneSets: { lanes: Read['lanes'] }[] };
  const flows = process.flowElements.filter(({ $type }) => $type === 'bpmn:SequenceFlow') as Flow[];
  const nodes = new Map(process.flowElements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow').map((node) => [node.id, node]));
  return { warnings, nodes, flows, lanes: process.laneSets[0]?.lanes ?? [], shapes: diagrams[0]?.plane.planeElement ?? [] };
}

const steps = (plan: StepPlan) => Object.values(plan.steps);
const node = ({ nodes }: Read, id: string): Element => nodes.get(id) ?? { $type: 'none', id };

/** Every step that is met on the way on from a node before another step is. */
function stepsNext({ flows }: Read, from: string): Set<string> {
  const next = flows.filter(({ sourceRef }) => sourceRef.id === from).map(({ targetRef }) => targetRef.id);
  return new Set(next.flatMap((id) => (id.startsWith('step_') ? [id] : [...stepsNext({ flows } as Read, id)])));
}

describe.each(newestPlans.map((plan) => [plan.key, plan] as const))('%s, as BPMN 2.0', (_, plan) => {
  let drawn: Read;
  beforeAll(async () => void (drawn = await read(plan)));

  it('is read by the tools’ own reader without a warning', () => {
    expect(drawn.warnings).toEqual([]);
  });

  it('has each step once, with its names, rules, due rule, form, papers and ways back', () => {
    for (const step of steps(plan)) {
      const drawnStep = node(drawn, `step_${step.key}`);
      expect(drawnStep.name).toBe(`${step.name.ko} · ${step.name.en}`);
      expect((drawnStep['documentation'] as { text: string }[])[0]?.text).toBe(step.rules.join(', '));
      const [told] = (drawnStep['extensionElements'] as { values: (Element & { $children?: Element[] })[] }).values;
      expect(told).toMatchObject({ $type: 'ieum:step', key: step.key, stage: step.stage, due: step.due, form: step.form });
      expect(told?.['maySkip']).toBe(step.maySkip ? 'true' : undefined);
      const children = told?.$children ?? [];
      expect(children.filter(({ $type }) => $type === 'ieum:evidence').map(({ type }) => type)).toEqual(step.evidence ?? []);
      expect(children.filter(({ $type }) => $type === 'ieum:returnsTo').map(({ step: to }) => to)).toEqual(step.returnsTo ?? []);
    }
    expect([...drawn.nodes.keys()].filter((id) => id.startsWith('step_'))).toHaveLength(steps(plan).length);
  });

  it('tells people’s steps from machines’, and those that wait for a moment', () => {
    for (const step of steps(plan)) {
      const kind = step.role !== 'SYSTEM' ? 'bpmn:UserTask' : step.moment ? 'bpmn:IntermediateCatchEvent' : step.effect ? 'bpmn:ServiceTask' : 'bpmn:ReceiveTask';
      expect([step.key, node(drawn, `step_${step.key}`).$type]).toEqual([step.key, kind]);
    }
  });

  it('leads from each step to those that wait for it, and to no other', () => {
    for (const step of steps(plan)) {
      const waiting = steps(plan).filter(({ after }) => after.includes(step.key)).map(({ key }) => `step_${key}`);
      const reached = stepsNext(drawn, `step_${step.key}`);
      for (const id of waiting) expect([...reached]).toContain(id);
      // Around a step that may not apply, the way leads on to what waits for that one.
      for (const id of reached) expect(waiting.includes(id) || waiting.some((by) => stepsNext(drawn, by).has(id) || reached.has(by))).toBe(true);
    }
  });

  it('passes conditional steps by, and joins what is waited for together', () => {
    for (const step of steps(plan)) {
      const way = drawn.flows.find(({ targetRef }) => targetRef.id === `step_${step.key}`);
      if (step.when) {
        expect(way?.conditionExpression?.body).toBe(step.when);
        expect((node(drawn, `when_${step.key}`)['default'] as Flow).targetRef.id).toBe(`settled_${step.key}`);
      } else expect(way?.conditionExpression).toBeUndefined();
      expect(drawn.nodes.has(`join_${step.key}`)).toBe(step.after.length > 1);
    }
    for (const flow of drawn.flows) for (const end of [flow.sourceRef, flow.targetRef]) expect(drawn.nodes.has(end.id)).toBe(true);
  });

  it('marks what is done once for each of several, and each gate', () => {
    for (const step of steps(plan)) {
      const several = step.forEach !== undefined || (typeof step.role === 'object' && 'eachOf' in step.role);
      expect(Boolean(node(drawn, `step_${step.key}`)['loopCharacteristics'])).toBe(several);
      if (step.gateOf) expect(node(drawn, `gate_${step.gateOf}`).$type).toBe('bpmn:IntermediateThrowEvent');
    }
  });

  it('lays each node in one lane, the lane of its role', () => {
    expect(drawn.lanes.map(({ name }) => name)).toEqual([...new Set(steps(plan).map(({ role }) => laneOf(role)))]);
    const placed = drawn.lanes.flatMap(({ flowNodeRef }) => flowNodeRef.map(({ id }) => id));
    expect(placed.toSorted()).toEqual([...drawn.nodes.keys()].toSorted());
    for (const step of steps(plan)) expect(drawn.lanes.find(({ flowNodeRef }) => flowNodeRef.some(({ id }) => id === `step_${step.key}`))?.name).toBe(laneOf(step.role));
  });

  it('draws all of it: no two shapes in one place, no line without its ends', () => {
    const drawnIds = drawn.shapes.map(({ bpmnElement }) => bpmnElement.id);
    expect(drawnIds.toSorted()).toEqual([...drawn.nodes.keys(), ...drawn.flows.map(({ id }) => id), ...drawn.lanes.map(({ id }) => id), 'pool'].toSorted());
    for (const flow of drawn.shapes.filter(({ $type }) => $type === 'bpmndi:BPMNEdge')) expect(flow.waypoint?.length).toBeGreaterThanOrEqual(2);
    const boxes = drawn.shapes.filter(({ bpmnElement }) => drawn.nodes.has(bpmnElement.id)).map(({ bounds }) => bounds);
    const meet = boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => a && b && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height));
    expect(meet).toEqual([]);
  });
});

describe('the ids of a drawing', () => {
  it('are names that XML takes, each given once', () => {
    for (const plan of newestPlans) {
      const { nodes, flows } = bpmnGraph(plan);
      const ids = [...nodes, ...flows].map(({ id }) => id);
      expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
