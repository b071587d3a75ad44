import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';

/** People of one's own firm who can log in, as choices; the name that is sought narrows them where there are more than a page. */
export function usePeople(q = '') {
  const asked = useQuery({ queryKey: ['people', 'choices', q], queryFn: () => answered(api.GET('/api/people', { params: { query: q ? { q } : {} } })), staleTime: 60_000 });
  return { people: (asked.data?.items ?? []).filter(({ active }) => active), error: asked.error };
}

export type Colleague = ReturnType<typeof usePeople>['people'][number];

export const leads = (person: Colleague | undefined, teams: ReadonlySet<string>): boolean => person?.memberships.some(({ teamId }) => teams.has(teamId)) ?? false;
