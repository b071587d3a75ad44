import type { FastifyInstance } from 'fastify';

interface RegisteredRoute {
  readonly method: string;
  /** As Fastify knows it: `/api/tasks/:taskId`. */
  readonly url: string;
}

/** What is registered, noted while it is registered: for 405 answers and to prove that the OpenAPI file is complete. */
export class Routes {
  private readonly noted: RegisteredRoute[] = [];

  noteAllOf(instance: FastifyInstance): void {
    instance.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) this.noted.push({ method: one, url });
    });
  }

  /** Routes of the API; HEAD comes with every GET. */
  all(): readonly RegisteredRoute[] {
    return this.noted.filter(({ method, url }) => method !== 'HEAD' && !url.includes('*'));
  }

  readonly methodsAt = (url: string): readonly string[] => {
    const path = url.split('?', 1)[0] ?? '';
    const here = this.all().filter((route) => new RegExp(`^${route.url.replaceAll(/:\w+/g, '[^/]+')}/?$`).test(path));
    return [...new Set(here.map((route) => route.method))].sort();
  };
}
