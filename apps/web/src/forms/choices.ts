import { createContext, use } from 'react';
import type { Task } from '../task/use-task';

export type Choice = Task['choices'][number];

/** The rows that the open task lets choose among; undefined where one form stands for several tasks. */
export const ChoicesContext = createContext<readonly Choice[] | undefined>(undefined);

export const useChoices = (): readonly Choice[] | undefined => use(ChoicesContext);
