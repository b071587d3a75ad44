import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client';

export const peopleOfCustomer = (customerId: string) =>
  queryOptions({ queryKey: ['customer-people', customerId], queryFn: () => answered(api.GET('/api/customers/{customerId}/people', { params: { path: { customerId } } })) });
