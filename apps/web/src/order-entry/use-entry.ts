import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openingRequest, quoteRequest } from '../../../../libs/contract/forms/order-application';
import { isBusinessRegistrationNumber } from '../../../../libs/domain/identifiers/business-registration-number';
import type { PartnerRole } from '../../../../libs/domain/process/roles';
import { answered, api, newKey, under } from '../api/client';
import { isRefusedWith } from '../api/problem';
import type { paths } from '../api/schema.gen';
import { applicationOf, type Entry } from './entry';

type Answer<Path extends keyof paths, Method extends 'get' | 'post'> = paths[Path] extends Record<Method, { responses: { 200: { content: { 'application/json': infer Body } } } }> ? Body : never;
export type Opening = Answer<'/api/orders/opening-preview', 'post'>;
export type Customer = Answer<'/api/customers', 'get'>;

const settleMs = 300;

/** What was typed, once the typing pauses. */
function useSettled(typed: string | undefined): string | undefined {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => settle(typed), settleMs);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return settled;
}

export const digitsOf = (businessNo: string): string => businessNo.replaceAll(/\D/g, '');

/** The customer with a business number that can exist; null where nobody has it yet. */
export function useCustomer(typed: string) {
  const businessNo = digitsOf(typed);
  return useQuery({
    queryKey: ['order-entry', 'customer', businessNo],
    enabled: isBusinessRegistrationNumber(businessNo),
    queryFn: async (): Promise<Customer | null> => {
      try {
        return await answered(api.GET('/api/customers', { params: { query: { businessNo } } }));
      } catch (error) {
        if (isRefusedWith(error, 'customer.not-found')) return null;
        throw error;
      }
    },
  });
}

/** Former orders of a customer, newest first. */
export const useFormerOrders = (customer: string | undefined) =>
  useQuery({ queryKey: ['orders', 'of-customer', customer], enabled: customer !== undefined, queryFn: () => answered(api.GET('/api/orders', { params: { query: { customer: customer ?? '' } } })) });

const live = { placeholderData: keepPreviousData, staleTime: 60_000, gcTime: 60_000 } as const;

/** The price of what was typed so far, as soon as it can be priced. */
export function useLiveQuote(entry: Entry) {
  const asked = useSettled(JSON.stringify(quoteRequest.safeParse(applicationOf(entry)).data));
  return useQuery({ ...live, queryKey: ['order-entry', 'quote', asked], enabled: asked !== undefined, queryFn: () => answered(api.POST('/api/quotes', { params: { header: under(newKey()) }, body: JSON.parse(asked ?? '') as never })) });
}

/** When what was typed so far would open, were it submitted now. */
export function useOpening(entry: Entry) {
  const asked = useSettled(JSON.stringify(openingRequest.safeParse(applicationOf(entry)).data));
  return useQuery({ ...live, queryKey: ['order-entry', 'opening', asked], enabled: asked !== undefined, queryFn: () => answered(api.POST('/api/orders/opening-preview', { params: { header: under(newKey()) }, body: JSON.parse(asked ?? '') as never })) });
}

/** Who may serve each role today. */
export const usePartners = (roles: readonly PartnerRole[]) =>
  useQueries({ queries: roles.map((role) => queryOptions({ queryKey: ['order-entry', 'partners', role], queryFn: () => answered(api.GET('/api/organisations', { params: { query: { role } } })) })) });

export const drafts = queryOptions({ queryKey: ['application-drafts'], queryFn: () => answered(api.GET('/api/application-drafts')) });

export const draft = (draftId: string) => queryOptions({ queryKey: ['application-drafts', draftId], staleTime: 0, gcTime: 0, queryFn: () => answered(api.GET('/api/application-drafts/{draftId}', { params: { path: { draftId } } })) });
