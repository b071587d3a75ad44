import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { paths } from '../api/schema.gen';

export type Version = paths['/api/catalogue/versions']['get']['responses'][200]['content']['application/json']['items'][number];
export type VersionPage = paths['/api/catalogue/versions/{code}']['get']['responses'][200]['content']['application/json'];
export type Difference = NonNullable<VersionPage['differences']>[number];
export type Proposal = paths['/api/version-proposals/{proposalId}']['get']['responses'][200]['content']['application/json'];
export type Preview = paths['/api/catalogue/proposals/preview']['post']['responses'][200]['content']['application/json'];
export type CatalogueProposal = paths['/api/catalogue/proposals']['post']['requestBody']['content']['application/json'];
export type ParametersProposal = paths['/api/parameters/proposals']['post']['requestBody']['content']['application/json'];

export const kinds = ['catalogue', 'parameters'] as const;
export type Kind = (typeof kinds)[number];
export const kindFrom = (sent: unknown): Kind => (sent === 'parameters' ? 'parameters' : 'catalogue');

export const terms = ['0', '12', '24', '36'] as const;
export interface Band {
  readonly fromSeats: number;
  readonly toSeats: number | null;
  readonly unitPriceWonByTerm: Readonly<Record<(typeof terms)[number], string>>;
}
export interface PricedItem {
  readonly code: string;
  readonly rows?: readonly Band[];
}
export type ParameterValue = string | number | boolean;
export interface Parameter {
  readonly value: ParameterValue;
  readonly ko: string;
  readonly en: string;
}

/** Items that have a price of their own; what is negotiated has none. */
export const pricedItems = (content: unknown): readonly PricedItem[] => ((content as { readonly items?: readonly PricedItem[] }).items ?? []).filter(({ rows = [] }) => rows.length > 0);
export const parametersOf = (content: unknown): Readonly<Record<string, Parameter>> => (content as { readonly parameters?: Readonly<Record<string, Parameter>> }).parameters ?? {};

export const versionsOf = (kind: Kind) =>
  queryOptions({ queryKey: ['versions', kind], queryFn: () => (kind === 'catalogue' ? answered(api.GET('/api/catalogue/versions')) : answered(api.GET('/api/parameters/versions'))) });

export const versionOf = (kind: Kind, code: string, against?: string) => {
  const params = { path: { code }, query: against ? { against } : {} };
  return queryOptions({
    queryKey: ['versions', kind, code, against ?? ''],
    queryFn: () => (kind === 'catalogue' ? answered(api.GET('/api/catalogue/versions/{code}', { params })) : answered(api.GET('/api/parameters/versions/{code}', { params }))),
  });
};
