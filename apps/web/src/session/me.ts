import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { components } from '../api/schema.gen';

export type Me = components['schemas']['Me'];

/** Who is logged in; business today comes with it. */
export const me = queryOptions({ queryKey: ['me'], queryFn: () => answered(api.GET('/api/me')), staleTime: 60_000 });

/** The person; only asked where somebody is logged in. */
export function useMe(): Me {
  const { data } = useQuery(me);
  if (!data) throw new Error('nobody is logged in');
  return data;
}

export const hasRole = (person: Me, ...roles: readonly string[]): boolean => person.memberships.some(({ role }) => roles.includes(role));
