import { controllers } from '../../../apps/api/app';
import { openApiOf } from '../../../apps/api/openapi/document';
import { routesOf } from '../../../apps/api/openapi/routes-of';
import type { Shape } from './bad-values';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly example?: unknown;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Shape; readonly example?: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
  readonly security: readonly unknown[];
}

export interface DocumentedRoute {
  /** `POST /api/tasks/{taskId}/claim` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const document = openApiOf(routesOf(controllers, 'api'), 'ieum_session') as { paths: Paths };

/** Every route of the OpenAPI document: a new one is in the tests by itself. */
export const documentedRoutes: readonly DocumentedRoute[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, operation })),
);

/** A well-formed path of nobody's rows. */
export const pathOfNobody = (path: string): string => path.replaceAll('{date}', '2026-09-03').replaceAll('{payDate}', '2026-09-23').replaceAll('{month}', '2026-08').replaceAll(/\{\w+\}/g, '01920000-0000-7000-8000-000000000000');

const asPattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
/** The more of a path is said, the earlier it is looked at: `tasks/counts` before `tasks/{taskId}`. */
const patterns = documentedRoutes
  .map((route) => ({ route, pattern: asPattern(route.path) }))
  .sort((a, b) => a.route.path.split('{').length - b.route.path.split('{').length);

/** The route that answers a request. */
export const routeAt = (method: string, path: string): DocumentedRoute | undefined =>
  patterns.find(({ route, pattern }) => route.method === method && pattern.test(path.split('?', 1)[0] ?? ''))?.route;
