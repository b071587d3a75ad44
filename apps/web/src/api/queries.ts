import { QueryClient } from '@tanstack/react-query';
import { NotReached } from './problem';

/** What the server knows, and nothing else: a refusal is an answer and is not asked again; silence is. Without a network a change is told to have failed: held back, it would look as if it were on its way. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (times, error) => error instanceof NotReached && times < 2, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: 'always' },
  },
});
