import type { KnownTask } from './known-task';
import { evidenceFor } from './evidence-of-the-demo';
import { Client, Problem } from './client';
import { filledInFor, type OrderOnScreen } from './what-people-fill-in';

interface TaskPage extends KnownTask {
  readonly evidence: readonly string[];
  readonly rules: readonly string[];
}

export interface DoneTask {
  readonly task: KnownTask;
  readonly rules: readonly string[];
  readonly by: Client;
  readonly on: string;
}

interface Inbox {
  readonly items: readonly KnownTask[];
}

export type FillIn = typeof filledInFor;

/** The people of the demo at their desks, each seeing only their own boxes. */
export class Office {
  /** `rep`: the sales rep, who knows every fact of the order. `clock`: the administrator. */
  constructor(
    readonly people: readonly Client[],
    private readonly rep: Client,
    private readonly clock: Client,
  ) {}

  async today(): Promise<string> {
    return (await this.clock.get<{ today: string }>('/api/clock')).today;
  }

  /** Moves business time to a date (09:00) or a moment; workflows, due dates and months follow on the way. */
  async moveTo(to: string): Promise<void> {
    await this.clock.post('/api/clock/move', { to });
  }

  /** Everything that lies on somebody's desk, with who could do it, the most urgent first. */
  async waiting(wanted: (task: KnownTask) => boolean): Promise<{ task: KnownTask; by: Client[] }[]> {
    const seen = new Map<string, { task: KnownTask; by: Client[] }>();
    for (const person of this.people)
      for (const box of ['mine', 'waiting'])
        for (const task of (await person.get<Inbox>(`/api/tasks?box=${box}&limit=100`)).items) {
          const known = seen.get(task.id) ?? { task, by: [] };
          if (!known.by.includes(person)) known.by.push(person);
          if (wanted(task)) seen.set(task.id, known);
        }
    return [...seen.values()].sort((a, b) => (a.task.dueOn < b.task.dueOn ? -1 : 1));
  }

  /** Does one task as a person would: reads it, brings the evidence, fills in the form, completes. */
  async complete(task: KnownTask, by: readonly Client[], fillIn: FillIn = filledInFor): Promise<DoneTask> {
    const [first, ...others] = by;
    if (!first) throw new Error(`nobody sees ${task.step}`);
    const today = await this.today();
    try {
      const page = await first.get<TaskPage>(`/api/tasks/${task.id}`);
      for (const type of page.evidence)
        await first.upload(`/api/tasks/${task.id}/documents`, type, `${page.name.ko}-${type}.pdf`, evidenceFor(page.name.ko, type), 'application/pdf');
      const form = await fillIn({ today, task, order: await this.orderOf(task), read: (path) => first.get(path) });
      await first.post(`/api/tasks/${task.id}/complete`, { version: task.version, form });
      return { task, rules: page.rules, by: first, on: today };
    } catch (error) {
      const isMaker = error instanceof Problem && error.status === 403;
      if (!isMaker || others.length === 0) throw error;
      return this.complete(task, others, fillIn);
    }
  }

  private async orderOf(task: KnownTask): Promise<OrderOnScreen> {
    if (!task.orderId) return { serviceNo: null, facts: {} };
    return this.rep.get<OrderOnScreen>(`/api/orders/${task.orderId}`);
  }
}
