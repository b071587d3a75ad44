import { xml, xmlDeclaration, xmlText, type Xml } from '../xml';
import { bpmnGraph, type BpmnFlow, type BpmnGraph, type BpmnNode } from './bpmn-graph';
import { bpmnLayout, type BpmnLayout, type Box, type Point } from './bpmn-layout';
import type { PlacedStep, StepPlan } from './step-plan';
import { rolesNamedBy } from './validate';

const namespaces = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:ieum': 'urn:ieum:step-plan',
} as const;

const laneId = ({ lanes }: BpmnGraph, lane: string): string => `lane_${lanes.indexOf(lane) + 1}`;
const processId = ({ key, version }: StepPlan): string => `plan_${key}_${version}`;

const expression = (name: string, text: string): Xml => xml(name, { 'xsi:type': 'bpmn:tFormalExpression' }, [text]);

/** What the plan says of a step and BPMN has no word for: dates, forms, papers, ways back. */
const extension = (step: PlacedStep): Xml =>
  xml('bpmn:extensionElements', {}, [
    xml(
      'ieum:step',
      {
        key: step.key, stage: step.stage, nameKo: step.name.ko, nameEn: step.name.en, due: step.due, form: step.form, when: step.when, forEach: step.forEach,
        afterByInstance: step.afterByInstance, effect: step.effect, moment: step.moment, mayRefuse: step.mayRefuse, maySkip: step.maySkip, gateOf: step.gateOf,
      },
      [
        ...step.rules.map((id) => xml('ieum:rule', { id })),
        ...(step.evidence ?? []).map((type) => xml('ieum:evidence', { type })),
        ...(step.returnsTo ?? []).map((key) => xml('ieum:returnsTo', { step: key })),
        ...(step.effectsWhenDone ?? []).map((effect) => xml('ieum:effectWhenDone', { effect })),
      ],
    ),
  ]);

const owners = (step: PlacedStep): Xml[] =>
  rolesNamedBy(step).map((role) => xml('bpmn:potentialOwner', { name: role }, [xml('bpmn:resourceAssignmentExpression', {}, [xml('bpmn:formalExpression', {}, [role])])]));

const isRepeated = ({ forEach, role }: PlacedStep): boolean => forEach !== undefined || (typeof role === 'object' && 'eachOf' in role);

const tags: Readonly<Record<BpmnNode['kind'], string>> = {
  userTask: 'userTask', serviceTask: 'serviceTask', receiveTask: 'receiveTask', timer: 'intermediateCatchEvent', start: 'startEvent', end: 'endEvent',
  milestone: 'intermediateThrowEvent', parallel: 'parallelGateway', exclusive: 'exclusiveGateway', inclusive: 'inclusiveGateway',
};

/** The order of what stands in a node is the schema's: what it is, its flows, whose it is, how often. */
function nodeXml({ id, kind, name, step, otherwise }: BpmnNode, flows: readonly BpmnFlow[]): Xml {
  return xml(`bpmn:${tags[kind]}`, { id, name: name === '' ? undefined : name, default: otherwise }, [
    ...(step ? [xml('bpmn:documentation', {}, [step.rules.join(', ')]), extension(step)] : []),
    ...flows.filter(({ to }) => to === id).map((flow) => xml('bpmn:incoming', {}, [flow.id])),
    ...flows.filter(({ from }) => from === id).map((flow) => xml('bpmn:outgoing', {}, [flow.id])),
    ...(step && kind === 'userTask' ? owners(step) : []),
    ...(step && isRepeated(step) ? [xml('bpmn:multiInstanceLoopCharacteristics', {}, [xml('bpmn:documentation', {}, [step.forEach ?? rolesNamedBy(step).join(', ')])])] : []),
    ...(kind === 'timer' ? [xml('bpmn:timerEventDefinition', { id: `timer_${id}` }, [expression('bpmn:timeDate', step?.moment ?? '')])] : []),
  ]);
}

const flowXml = ({ id, from, to, when }: BpmnFlow): Xml =>
  xml('bpmn:sequenceFlow', { id, name: when, sourceRef: from, targetRef: to }, when === undefined ? [] : [expression('bpmn:conditionExpression', when)]);

const laneSet = (graph: BpmnGraph): Xml =>
  xml('bpmn:laneSet', { id: 'lanes' }, graph.lanes.map((lane) => xml('bpmn:lane', { id: laneId(graph, lane), name: lane }, graph.nodes.flatMap((node) => (node.lane === lane ? [xml('bpmn:flowNodeRef', {}, [node.id])] : [])))));

const bounds = ({ x, y, width, height }: Box): Xml => xml('dc:Bounds', { x, y, width, height });
const shape = (id: string, box: Box | undefined, more: Xml['attributes'] = {}): Xml => xml('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: id, ...more }, box ? [bounds(box)] : []);
const edge = (id: string, points: readonly Point[] = []): Xml => xml('bpmndi:BPMNEdge', { id: `${id}_di`, bpmnElement: id }, points.map(({ x, y }) => xml('di:waypoint', { x, y })));

const diagram = (graph: BpmnGraph, layout: BpmnLayout): Xml =>
  xml('bpmndi:BPMNDiagram', { id: 'diagram' }, [
    xml('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: 'collaboration' }, [
      shape('pool', layout.pool, { isHorizontal: true }),
      ...graph.lanes.map((lane) => shape(laneId(graph, lane), layout.lanes.get(lane), { isHorizontal: true })),
      ...graph.nodes.map(({ id, kind }) => shape(id, layout.nodes.get(id), kind === 'exclusive' ? { isMarkerVisible: true } : {})),
      ...graph.flows.map(({ id }) => edge(id, layout.waypoints.get(id))),
    ]),
  ]);

/**
 * A plan as BPMN 2.0 with a drawing: opens in any tool of process people. It is read from the plan and never the other way: the plan is what runs.
 * Ways back stand in the extension of the step, because a return reopens steps and leads nowhere by itself.
 */
export function bpmnOf(plan: StepPlan): string {
  const graph = bpmnGraph(plan);
  const cited = [...new Set(Object.values(plan.steps).flatMap(({ rules }) => rules))].join(', ');
  const process = xml('bpmn:process', { id: processId(plan), name: `${plan.key} ${plan.version}`, isExecutable: false }, [
    xml('bpmn:documentation', {}, [cited]),
    laneSet(graph),
    ...graph.nodes.map((node) => nodeXml(node, graph.flows)),
    ...graph.flows.map(flowXml),
  ]);
  const pool = xml('bpmn:collaboration', { id: 'collaboration' }, [xml('bpmn:participant', { id: 'pool', name: plan.key, processRef: processId(plan) })]);
  const definitions = xml('bpmn:definitions', { id: 'definitions', targetNamespace: 'urn:ieum:step-plan', exporter: 'Ieum', ...namespaces }, [pool, process, diagram(graph, bpmnLayout(graph))]);
  return xmlDeclaration + xmlText(definitions);
}
