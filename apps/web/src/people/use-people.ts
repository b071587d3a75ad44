import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';
import { language } from '../texts';

export type PersonInList = paths['/api/people']['get']['responses'][200]['content']['application/json']['items'][number];
export type Person = paths['/api/people/{personId}']['get']['responses'][200]['content']['application/json'];
export type Membership = Person['memberships'][number];

/** Who is looked for; it lives in the address. */
export interface PeopleFilters {
  readonly q?: string;
  readonly organisation?: string;
  readonly team?: string;
}

const isId = (sent: unknown): sent is string => typeof sent === 'string' && /^[0-9a-f-]{36}$/.test(sent);

export function peopleFiltersFrom(sent: Record<string, unknown>): PeopleFilters {
  return {
    ...(typeof sent['q'] === 'string' && sent['q'].trim() !== '' ? { q: sent['q'].slice(0, 60) } : {}),
    ...(isId(sent['organisation']) ? { organisation: sent['organisation'] } : {}),
    ...(isId(sent['team']) ? { team: sent['team'] } : {}),
  };
}

export const personOf = (personId: string) =>
  queryOptions({ queryKey: ['people', personId], queryFn: () => answered(api.GET('/api/people/{personId}', { params: { path: { personId } } })) });

export const organisationOf = (organisationId: string) =>
  queryOptions({ queryKey: ['organisations', organisationId], queryFn: () => answered(api.GET('/api/organisations/{organisationId}', { params: { path: { organisationId } } })) });

export const unitsOf = (organisationId: string) =>
  queryOptions({ queryKey: ['units', organisationId], queryFn: () => answered(api.GET('/api/organisations/{organisationId}/units', { params: { path: { organisationId } } })) });

export const inWords = (named: { readonly nameKo: string; readonly nameEn: string }): string => (language() === 'ko' ? named.nameKo : named.nameEn);
export const unitOf = ({ unitNameKo, unitNameEn }: Membership): string => (language() === 'ko' ? unitNameKo : unitNameEn);

/** The house and its partners, as choices; a customer's firm is reached from its own page and stands with them then. */
export function useFirms(chosen?: string) {
  const house = useQuery({ queryKey: ['organisations', 'TELCO'], queryFn: () => answered(api.GET('/api/organisations', { params: { query: { kind: 'TELCO' } } })) });
  const partners = useQuery({ queryKey: ['organisations', 'PARTNER'], queryFn: () => answered(api.GET('/api/organisations', { params: { query: { kind: 'PARTNER' } } })) });
  const listed = [...(house.data?.items ?? []), ...(partners.data?.items ?? [])];
  const another = chosen && house.data && partners.data && !listed.some(({ id }) => id === chosen) ? chosen : undefined;
  const one = useQuery({ ...organisationOf(another ?? ''), enabled: another !== undefined });
  return [...listed, ...(another && one.data ? [one.data] : [])].map((firm) => ({ value: firm.id, label: inWords(firm) }));
}
