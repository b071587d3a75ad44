import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import type { z } from 'zod';
import { accessKey, type Access } from '../access/access';
import { answerKey, type Answer } from './answers';

type Sent = 'body' | 'query' | 'param';

export interface RouteSchema {
  readonly in: Sent;
  /** The one parameter's name, where the schema is of a single one. */
  readonly name?: string;
  readonly schema?: z.ZodType;
}

/** A route as its decorators tell it. */
export interface RouteOfController {
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  /** `/api/tasks/:taskId` */
  readonly path: string;
  readonly access?: Access;
  readonly answer?: Answer;
  readonly takes: readonly RouteSchema[];
}

const sentAs: Readonly<Record<number, Sent>> = { [RouteParamtypes.BODY]: 'body', [RouteParamtypes.QUERY]: 'query', [RouteParamtypes.PARAM]: 'param' };

interface Argument {
  readonly data?: unknown;
  readonly schema?: z.ZodType;
}

function schemasOf(controller: Type, handler: string): RouteSchema[] {
  const kept = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, Argument>;
  return Object.entries(kept).flatMap(([key, { data, schema }]) => {
    const place = sentAs[Number(key.split(':')[0])];
    return place ? [{ in: place, ...(typeof data === 'string' && { name: data }), ...(schema && { schema }) }] : [];
  });
}

const joined = (...parts: readonly string[]): string =>
  `/${parts.flatMap((part) => part.split('/')).filter((part) => part !== '').join('/')}`;

/** Every route of these controllers, read from their decorators. */
export function routesOf(controllers: readonly Type[], prefix: string): RouteOfController[] {
  return controllers.flatMap((controller) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
    return Object.getOwnPropertyNames(controller.prototype).flatMap((handler) => {
      const target = (controller.prototype as Record<string, object>)[handler];
      const method = target && (Reflect.getMetadata(METHOD_METADATA, target) as RequestMethod | undefined);
      if (!target || method === undefined) return [];
      return [
        {
          controller: controller.name,
          handler,
          method: RequestMethod[method] ?? '',
          path: joined(prefix, base, String(Reflect.getMetadata(PATH_METADATA, target) ?? '')),
          access: (Reflect.getMetadata(accessKey, target) ?? Reflect.getMetadata(accessKey, controller)) as Access | undefined,
          answer: Reflect.getMetadata(answerKey, target) as Answer | undefined,
          takes: schemasOf(controller, handler),
        },
      ];
    });
  });
}
