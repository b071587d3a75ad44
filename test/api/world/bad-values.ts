/** A JSON Schema as the OpenAPI document and a task's page carry it: what of it tells good from bad. */
export interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
}

/** The whole of what is sent, with one fault in it. */
export interface Bad {
  /** `lines.0.quantity is 1.5` */
  readonly what: string;
  readonly field: string;
  readonly sent: unknown;
}

const removed = Symbol('removed');

/** Longer than any text that the house keeps. */
const tooLong = '가'.repeat(20_001);
const noDates = ['2026-02-30', '2026-9-1'];
const noWon = ['-1', '1.5', '99999999999999999999'];

const isAnything = (shape: Shape): boolean => !shape.type && !shape.anyOf && !shape.oneOf && !shape.enum && shape.const === undefined;

const fits = (shape: Shape, value: unknown): boolean => {
  if (shape.const !== undefined) return shape.const === value;
  if (shape.enum) return shape.enum.includes(value);
  if (shape.type === 'null') return value === null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  return Object.entries(shape.properties ?? {}).every(([name, part]) => part.const === undefined || part.const === (value as Record<string, unknown>)[name]);
};

/** Of several shapes the one that the value has; of a value or nothing, the value's. */
const shapeFor = (shape: Shape, value: unknown): Shape => {
  const choices = (shape.anyOf ?? shape.oneOf)?.filter(({ type }) => type !== 'null');
  if (!choices) return shape;
  if (choices.every(({ const: only }) => only !== undefined)) return { enum: choices.map(({ const: only }) => only) };
  return shapeFor(choices.find((choice) => fits(choice, value)) ?? choices[0] ?? {}, value);
};

/** Something that a schema takes, of its least. */
export function sampleOf(asked: Shape): unknown {
  const shape = shapeFor(asked, undefined);
  if (shape.examples) return shape.examples[0];
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.type === 'object') return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, part]) => [name, sampleOf(part)]));
  if (shape.type === 'array') return [sampleOf(shape.items ?? {})];
  if (shape.type === 'integer') return Math.max(1, shape.minimum ?? 1);
  if (shape.type === 'boolean') return true;
  if (shape.format === 'uuid') return '01920000-0000-7000-8000-000000000000';
  return shape.pattern === '^[\\d-]{8,20}$' ? '02-0000-1200' : '가나다';
}

const ofText = (shape: Shape): unknown[] => [
  7,
  tooLong,
  ...(shape.minLength || shape.format || shape.pattern ? [''] : []),
  ...(shape.format === 'date' ? noDates : []),
  ...(shape.format === 'won' ? noWon.filter((amount) => amount !== '-1' || !shape.pattern?.includes('-?')) : []),
  ...(shape.format === 'uuid' ? ['01920000-0000-7000-8000-00000000000g'] : []),
  ...(shape.format === 'email' ? ['가@나'] : []),
];
const ofNumber = ({ minimum = 0, maximum = 2 ** 31 }: Shape): unknown[] => ['7', 1.5, minimum - 1, Math.min(maximum, 2 ** 53) + 1, 1e308];
const ofList = ({ minItems, maxItems }: Shape, [first]: readonly unknown[]): unknown[] => [
  'x',
  ...(minItems ? [[]] : []),
  ...(maxItems && maxItems <= 1_000 ? [Array.from({ length: maxItems + 1 }, () => first)] : []),
];

/** Values that a field of this shape cannot have, whatever the rest is. */
function wrongOf(shape: Shape, value: unknown): unknown[] {
  if (isAnything(shape)) return [];
  if (shape.const !== undefined || shape.enum) return ['그런 것은 없음', 7.5];
  if (shape.type === 'string') return ofText(shape);
  if (shape.type === 'integer' || shape.type === 'number') return ofNumber(shape);
  if (shape.type === 'boolean') return ['yes', 1];
  return shape.type === 'array' ? ofList(shape, value as unknown[]) : ['x', []];
}

/** An object with one part changed, added or taken away. */
const withPart = (whole: unknown, name: string, value: unknown): unknown => {
  const { [name]: _, ...others } = (whole ?? {}) as Record<string, unknown>;
  return value === removed ? others : { ...others, [name]: value };
};

const told = (value: unknown): string => {
  const text = value === removed ? 'missing' : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

/** A part of what is sent: where it stands, what it is, and the whole with something else in its place. */
interface Part {
  readonly shape: Shape;
  readonly value: unknown;
  readonly path: string;
  readonly inPlace: (value: unknown) => unknown;
}

const partsOf = ({ shape, value, path, inPlace }: Part): Part[] => {
  const at = (name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);
  if (shape.type === 'array') {
    const [first = sampleOf(shape.items ?? {}), ...rest] = value as readonly unknown[];
    return [partOf(shape.items ?? {}, first, at(0), (part) => inPlace([part, ...rest]))];
  }
  const present = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape.properties ?? {}).map(([name, part]) => partOf(part, present[name] ?? sampleOf(part), at(name), (other) => inPlace(withPart(value, name, other))));
};
const partOf = (asked: Shape, value: unknown, path: string, inPlace: Part['inPlace']): Part => ({ shape: shapeFor(asked, value), value, path, inPlace });

const badAt = ({ path, inPlace }: Part, value: unknown): Bad => ({ what: `${path || 'the whole'} is ${told(value)}`, field: path, sent: inPlace(value) });

function faultsIn(part: Part): Bad[] {
  const { shape } = part;
  const here = wrongOf(shape, part.value).map((wrong) => badAt(part, wrong));
  const parts = partsOf(part);
  const missing = parts.filter(({ path }) => shape.required?.includes(path.split('.').at(-1) ?? '')).map((one) => badAt(one, removed));
  const unknown = shape.additionalProperties === false ? [badAt({ ...part, path: part.path === '' ? '모르는항목' : `${part.path}.모르는항목`, inPlace: (value) => part.inPlace(withPart(part.value, '모르는항목', value)) }, 1)] : [];
  return [...here, ...missing, ...unknown, ...parts.flatMap(faultsIn)];
}

const asWhole = (shape: Shape, good: unknown): Part => partOf(shape, good, '', (value) => value);

/** Everything that can be wrong with one field, one fault at a time; the rest stays as `good` has it. */
export const badOnesOf = (shape: Shape, good: unknown): Bad[] => faultsIn(asWhole(shape, good));

const greatestOf = ({ shape }: Part): unknown => {
  if (shape.type === 'integer') return Math.min(shape.maximum ?? 2 ** 31 - 1, 2 ** 31 - 1);
  return shape.format === 'won' ? '9999999999999999' : undefined;
};
const farDays = ['0001-01-01', '1899-12-31', '2031-06-02', '9999-12-31'];

function extremesIn(part: Part): Bad[] {
  const greatest = greatestOf(part);
  if (greatest !== undefined) return [badAt(part, greatest)];
  if (part.shape.format === 'date') return farDays.map((day) => badAt(part, day));
  if (part.shape.format === 'uuid') return [badAt(part, '01920000-0000-7000-8000-0000000000ff')];
  return partsOf(part).flatMap(extremesIn);
}

function withGreatest(part: Part): unknown {
  const { shape, value } = part;
  if (shape.type === 'array') return partsOf(part).map(withGreatest);
  if (shape.type !== 'object') return greatestOf(part) ?? value;
  return { ...(value as object), ...Object.fromEntries(partsOf(part).flatMap((one) => ((value as object | null) && (one.path.split('.').at(-1) ?? '') in (value as object) ? [[one.path.split('.').at(-1), withGreatest(one)]] : []))) };
}

/** What a schema takes at its utmost: days before and beyond every calendar, the greatest amounts, ids of nobody; each alone, and all numbers together. */
export const extremesOf = (shape: Shape, good: unknown): Bad[] => [...extremesIn(asWhole(shape, good)), { what: 'every number is the greatest', field: '', sent: withGreatest(asWhole(shape, good)) }];

const leavesOf = (part: Part): Part[] => (part.shape.type === 'object' || part.shape.type === 'array' ? partsOf(part).flatMap(leavesOf) : [part]);
const isFreeText = ({ type, format, pattern, enum: choices }: Shape): boolean => type === 'string' && !format && !pattern && !choices;

/** Something else that the schema takes as well: other words, else another form, another row, another number. Undefined where there is nothing. */
export function somethingElse(shape: Shape, good: unknown): unknown {
  const leaves = leavesOf(asWhole(shape, good));
  const [words, form, row, number] = [leaves.find((one) => isFreeText(one.shape)), leaves.find((one) => isAnything(one.shape)), leaves.find((one) => one.shape.format === 'uuid'), leaves.find((one) => one.shape.type === 'integer')];
  if (words) return words.inPlace(`${String(words.value)} 덧붙임`);
  if (form) return form.inPlace({ ...(form.value as object), comment: '덧붙임' });
  return row?.inPlace('01920000-0000-7000-8000-0000000000ff') ?? number?.inPlace(Number(number.value) + 1);
}
