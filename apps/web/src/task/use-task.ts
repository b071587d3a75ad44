import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, newKey, under } from '../api/client';
import type { paths } from '../api/schema.gen';

export type Task = paths['/api/tasks/{taskId}']['get']['responses']['200']['content']['application/json'];

const closedByItsRun: ReadonlySet<string> = new Set(['RETURNED', 'SKIPPED', 'CANCELLED']);
/** The run took it off the desk: what was filled in, and its papers, may be left with it. */
export const takesLateAnswer = ({ status }: Task): boolean => closedByItsRun.has(status);

export const task = (taskId: string) => queryOptions({ queryKey: ['task', taskId], queryFn: () => answered(api.GET('/api/tasks/{taskId}', { params: { path: { taskId } } })) });
export const taskHistory = (taskId: string) =>
  queryOptions({ queryKey: ['task', taskId, 'history'], queryFn: () => answered(api.GET('/api/tasks/{taskId}/history', { params: { path: { taskId } } })) });

const lists = [['inbox'], ['counts'], ['task'], ['order'], ['orders'], ['home'], ['recording']];

/**
 * A change of a task under one key: the same intent again, after a dropped connection too, is answered once. Afterwards everything that shows
 * it is read anew.
 */
export function useAct<Sent = void, Answer = unknown>(act: (sent: Sent, header: ReturnType<typeof under>) => Promise<Answer>, then?: (answer: Answer) => void) {
  const queries = useQueryClient();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: (sent: Sent) => act(sent, under(key)),
    onSuccess: (answer) => {
      setKey(newKey());
      for (const queryKey of lists) void queries.invalidateQueries({ queryKey });
      then?.(answer);
    },
    onError: () => setKey((kept) => kept),
  });
}

export const claim = (taskId: string) => (version: number, header: ReturnType<typeof under>) => answered(api.POST('/api/tasks/{taskId}/claim', { params: { path: { taskId }, header }, body: { version } }));
export const release = (taskId: string) => (version: number, header: ReturnType<typeof under>) => answered(api.POST('/api/tasks/{taskId}/release', { params: { path: { taskId }, header }, body: { version } }));
