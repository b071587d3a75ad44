import type { BpmnFlow, BpmnGraph, BpmnNode, NodeKind } from './bpmn-graph';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface BpmnLayout {
  readonly pool: Box;
  readonly lanes: ReadonlyMap<string, Box>;
  readonly nodes: ReadonlyMap<string, Box>;
  readonly waypoints: ReadonlyMap<string, readonly Point[]>;
}

const left = 160;
const top = 80;
const titleWidth = 30;
const columnWidth = 190;
const rowHeight = 120;

const sizeOf = (kind: NodeKind): { readonly width: number; readonly height: number } => {
  if (kind === 'parallel' || kind === 'exclusive' || kind === 'inclusive') return { width: 50, height: 50 };
  return kind.endsWith('Task') ? { width: 140, height: 80 } : { width: 36, height: 36 };
};

/** The column of each node: one further than whatever leads to it. Plans have no cycles, so each round settles at least one column. */
function columnsOf({ nodes, flows }: BpmnGraph): ReadonlyMap<string, number> {
  const columns = new Map(nodes.map(({ id }) => [id, 0]));
  for (let moved = true; moved; ) {
    moved = false;
    for (const { from, to } of flows) {
      const least = (columns.get(from) ?? 0) + 1;
      if ((columns.get(to) ?? 0) >= least) continue;
      columns.set(to, least);
      moved = true;
    }
  }
  return columns;
}

/** The row of each node within its lane: a step and what belongs to it lie in one row; two that would meet in a column lie beneath each other. */
function rowsOf({ nodes }: BpmnGraph, columns: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const taken = new Set<string>();
  const rows = new Map<string, number>();
  const families = new Map<string, BpmnNode[]>();
  for (const node of nodes) {
    const name = `${node.lane} ${node.id.replace(/^(?:step|when|settled|join|split)_/, '')}`;
    families.set(name, [...(families.get(name) ?? []), node]);
  }
  for (const family of families.values()) {
    const places = family.map(({ id, lane }) => `${lane} ${columns.get(id)}`);
    let row = 0;
    while (places.some((place) => taken.has(`${place} ${row}`))) row += 1;
    for (const place of places) taken.add(`${place} ${row}`);
    for (const { id } of family) rows.set(id, row);
  }
  return rows;
}

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Beneath the step that it leads around, or in three straight lines. */
function waypointsOf({ around }: BpmnFlow, from: Box, to: Box): Point[] {
  const [a, b] = [middle(from), middle(to)];
  if (around) {
    const y = Math.max(a.y, b.y) + 52;
    return [{ x: a.x, y: from.y + from.height }, { x: a.x, y }, { x: b.x, y }, { x: b.x, y: to.y + to.height }];
  }
  const [start, end] = [{ x: from.x + from.width, y: a.y }, { x: to.x, y: b.y }];
  if (start.y === end.y) return [start, end];
  const x = end.x - 20;
  return [start, { x, y: start.y }, { x, y: end.y }, end];
}

const boxOf = ({ kind }: BpmnNode, column: number, y: number): Box => {
  const size = sizeOf(kind);
  return { x: left + 2 * titleWidth + 20 + column * columnWidth + (columnWidth - size.width) / 2, y: y + (rowHeight - size.height) / 2, ...size };
};

/** A place for everything: columns in the order of work, a lane for each role, rows where work is parallel. */
export function bpmnLayout(graph: BpmnGraph): BpmnLayout {
  const columns = columnsOf(graph);
  const rows = rowsOf(graph, columns);
  const width = 2 * titleWidth + 40 + (Math.max(...columns.values()) + 1) * columnWidth;
  const lanes = new Map<string, Box>();
  let y = top;
  for (const lane of graph.lanes) {
    const height = (1 + Math.max(0, ...graph.nodes.flatMap((node) => (node.lane === lane ? [rows.get(node.id) ?? 0] : [])))) * rowHeight;
    lanes.set(lane, { x: left + titleWidth, y, width: width - titleWidth, height });
    y += height;
  }
  const nodes = new Map(graph.nodes.map((node) => [node.id, boxOf(node, columns.get(node.id) ?? 0, (lanes.get(node.lane)?.y ?? top) + (rows.get(node.id) ?? 0) * rowHeight)]));
  const place = (id: string): Box => nodes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const waypoints = new Map(graph.flows.map((flow) => [flow.id, waypointsOf(flow, place(flow.from), place(flow.to))]));
  return { pool: { x: left, y: top, width, height: y - top }, lanes, nodes, waypoints };
}
