import type { z } from 'zod';
import type { StepWork } from '../../desk/step-work';
import { faultIfInFuture } from '../../desk/dates-people-enter';

/** Steps whose form only records what was done: the day it was done on is not in the future. */
export const doneOn = (schema: z.ZodType, field: string): StepWork => ({
  async completed(tx, { form }) {
    const filled = schema.parse(form) as Readonly<Record<string, unknown>>;
    const date = filled[field];
    return typeof date === 'string' ? faultIfInFuture(tx, date, field) : undefined;
  },
});
