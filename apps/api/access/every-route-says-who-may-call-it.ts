import type { RouteOfController } from '../openapi/routes-of';

/** Deny by default: a route that does not say who may call it, or what it answers, stops the start-up. */
export function everyRouteSaysWhoMayCallIt(routes: readonly RouteOfController[]): void {
  const silent = routes.filter((route) => !route.access || !route.answer).map(({ controller, handler }) => `${controller}.${handler}`);
  if (silent.length > 0) throw new Error(`say who may call it (@Public, @SignedIn, @StaffOnly, @Roles) and what it answers (@Answers): ${silent.join(', ')}`);
}
