import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answered, api, newKey, under } from '../api/client';
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

/** Ends the session here and forgets what was read in it. */
export function useLeave() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => answered(api.POST('/api/logout', { params: { header: under(newKey()) } })),
    onSettled: async () => {
      await navigate({ to: '/login', search: {} });
      queries.clear();
    },
  });
}

export const hasRole = (person: Me, ...roles: readonly string[]): boolean => person.memberships.some(({ role }) => roles.includes(role));
