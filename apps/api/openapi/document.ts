import { z } from 'zod';
import { problemSchema } from '../problems/problem';
import { textOf } from '../problems/texts/all';
import { statusOf, type Answer } from './answers';
import type { RouteOfController, RouteSchema } from './routes-of';

type JsonObject = Record<string, unknown>;

/** Schemas with a name of their own (`meta({ id })`) are said once, under `components`. */
const ownRefs = (schema: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/')) as JsonObject;

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonObject;
  return ownRefs(rest);
};

/** The named schemas that a schema is built of. */
const namedIn = (schema: z.ZodType, io: 'input' | 'output'): JsonObject =>
  ownRefs((z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonObject)['$defs'] as JsonObject ?? {});

const exampleOf = (schema: JsonObject): JsonObject => (Array.isArray(schema['examples']) ? { example: schema['examples'][0] } : {});

const asJson = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => {
  const example = (schema.meta()?.['examples'] as unknown[] | undefined)?.[0];
  return { 'application/json': { schema: jsonSchema(schema, io), ...(example !== undefined && { example }) } };
};

/** A schema of several parameters is told apart into its properties, one of a single parameter stands for itself. */
function parameters({ in: place, name, schema }: RouteSchema): JsonObject[] {
  const at = place === 'param' ? 'path' : 'query';
  const whole = schema ? jsonSchema(schema, 'input') : { type: 'string' };
  if (name) return [{ name, in: at, required: at === 'path' || (schema ? !schema.safeParse(undefined).success : false), schema: whole, ...exampleOf(whole) }];
  const needed = (whole['required'] ?? []) as readonly string[];
  return Object.entries((whole['properties'] ?? {}) as Record<string, JsonObject>).map(([key, part]) => ({
    name: key,
    in: at,
    required: at === 'path' || needed.includes(key),
    schema: part,
    ...exampleOf(part),
  }));
}

const keyHeader: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '같은 키로 다시 보내면 처음의 답을 다시 준다. The same key again answers the first response again.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  example: '7d0f4b0e-5d0a-4a54-9b0a-3f1f6f0f8f11',
};

const upload = (fields: Readonly<Record<string, string>>): JsonObject => ({
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: Object.keys(fields),
        properties: Object.fromEntries(
          Object.entries(fields).map(([name, description]) => [name, name === 'file' ? { type: 'string', contentMediaType: 'application/octet-stream', description } : { type: 'string', description }]),
        ),
      },
    },
  },
});

const problem = (description: string): JsonObject => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** What is refused of every change before it is looked at. */
const ofChanges = ['request.foreign-origin', 'request.unsupported-media-type', 'request.too-large'];
const ofKeys = ['request.key-missing', 'request.key-too-long', 'request.key-reused', 'calendar.read-only'];

/** By status, the codes with which a route may refuse. */
function problems(route: RouteOfController, answer: Answer): JsonObject {
  const open = route.access?.kind === 'public';
  const changes = route.method !== 'GET';
  const codes = [
    ...(answer.refuses ?? []),
    ...(open ? [] : ['login.needed', 'login.password-to-change']),
    'request.malformed',
    ...(changes ? ofChanges : []),
    ...(changes && !open ? ofKeys : []),
    ...(route.access?.kind === 'roles' || route.access?.kind === 'side' ? ['access.denied'] : []),
    ...(route.takes.some(({ schema }) => schema) ? ['request.invalid'] : []),
    'server.failed',
    'server.database-away',
  ];
  const byStatus = new Map<string, string[]>();
  for (const code of new Set(codes)) {
    const status = String(textOf(code)?.status ?? 422);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].map(([status, all]) => [status, problem(all.map((code) => `\`${code}\` ${textOf(code)?.en ?? ''}`).join('\n'))]));
}

function success({ schema, file }: Answer): JsonObject {
  if (file) return { description: 'OK', content: { [file]: { schema: { type: 'string', contentMediaType: file } } } };
  return schema ? { description: 'OK', content: asJson(schema, 'output') } : { description: 'No content' };
}

function operation(route: RouteOfController): JsonObject {
  const answer = route.answer ?? { ko: route.handler, en: route.handler };
  const body = route.takes.find((part) => part.in === 'body' && part.schema)?.schema;
  const open = route.access?.kind === 'public';
  const changes = route.method !== 'GET' && !open;
  return {
    operationId: `${route.controller.replace(/Controller$/, '')}.${route.handler}`,
    tags: [route.controller.replace(/Controller$/, '')],
    summary: `${answer.ko} · ${answer.en}`,
    ...(route.access?.kind === 'roles' && { description: `Roles: ${route.access.roles.join(', ')}` }),
    ...(route.access?.kind === 'side' && { description: `Side: ${route.access.side}` }),
    parameters: [...route.takes.filter((part) => part.in !== 'body').flatMap(parameters), ...(changes ? [keyHeader] : [])],
    ...(body && { requestBody: { required: true, content: asJson(body, 'input') } }),
    ...(answer.takes && { requestBody: upload(answer.takes) }),
    responses: { [statusOf(answer)]: success(answer), ...problems(route, answer) },
    security: open ? [] : [{ session: [] }],
  };
}

function componentsOf(routes: readonly RouteOfController[]): JsonObject {
  const answers = routes.flatMap(({ answer }) => (answer?.schema ? [namedIn(answer.schema, 'output')] : []));
  const sent = routes.flatMap(({ takes }) => takes.flatMap(({ schema }) => (schema ? [namedIn(schema, 'input')] : [])));
  return Object.assign({}, ...sent, ...answers, namedIn(problemSchema, 'output')) as JsonObject;
}

/** The OpenAPI 3.1 file, told by the decorators and the zod schemas of the routes: nothing in it is written twice. */
export function openApiOf(routes: readonly RouteOfController[], cookie: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '이음 Ieum', version: '0.1.0', description: '신청서에서 협력사 정산까지. From the stamped application to the partner’s money.' },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: componentsOf(routes),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookie } },
    },
  };
}
