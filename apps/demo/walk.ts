import { setTimeout as pause } from 'node:timers/promises';
import { fileNameOfPaper } from '../../libs/contract/papers';
import { Client, Problem } from './client';
import { evidenceFor } from './evidence-of-the-demo';
import { doneOn } from './how-long-people-take';
import type { KnownTask } from './known-task';
import { filledInFor, type OrderOnScreen } from './what-people-fill-in';

interface TaskPage extends KnownTask {
  readonly evidence: readonly string[];
  readonly rules: readonly string[];
  readonly dueRule: string;
}

export interface DoneTask {
  readonly task: TaskPage;
  readonly by: Person;
  readonly on: string;
}

interface Inbox {
  readonly items: readonly KnownTask[];
}

export interface Person {
  readonly client: Client;
  readonly login: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisation: string;
}

interface Waiting {
  readonly task: KnownTask;
  readonly by: Person[];
}

const patienceMs = 30_000;

/** The people of the demo at their desks, each seeing only their own boxes. */
export class Office {
  /** `rep`: the sales rep, who knows every fact of the order. `clock`: the administrator. */
  constructor(
    readonly people: readonly Person[],
    readonly rep: Client,
    private readonly clock: Client,
  ) {}

  async today(): Promise<string> {
    return (await this.clock.get<{ today: string }>('/api/clock')).today;
  }

  /** Moves business time to a date (09:00) or a moment; workflows, due dates and months follow on the way. */
  async moveTo(to: string): Promise<void> {
    await this.clock.post('/api/clock/move', { to });
  }

  /**
   * Everybody does what is on their desk, on the day on which they are done with it, until nothing of it is left and `over` says so: machines work
   * beside people, so an empty desk may fill again. Where all that waits belongs to a later day, business time moves to the first such day.
   */
  async work(wanted: (task: KnownTask) => boolean, told: (done: DoneTask) => void, over: () => Promise<boolean> = async () => true): Promise<void> {
    for (let idleSince = Date.now(); ; ) {
      const [next] = (await this.waiting(wanted)).toSorted((a, b) => (doneOn(a.task) < doneOn(b.task) ? -1 : 1));
      if (next) {
        const day = doneOn(next.task);
        if (day > (await this.today())) await this.moveTo(day);
        told(await this.complete(next.task, next.by));
        idleSince = Date.now();
      } else if (await over()) return;
      else if (Date.now() - idleSince > patienceMs) throw new Error('nothing lies on any desk, and the machines do not go on');
      else await pause(100);
    }
  }

  /** Everything that lies on somebody's desk, with who could do it. */
  private async waiting(wanted: (task: KnownTask) => boolean): Promise<Waiting[]> {
    const seen = new Map<string, Waiting>();
    for (const person of this.people)
      for (const box of ['mine', 'waiting'])
        for (const task of (await person.client.get<Inbox>(`/api/tasks?box=${box}&limit=100`)).items) {
          const known = seen.get(task.id) ?? { task, by: [] };
          if (!known.by.includes(person)) known.by.push(person);
          if (wanted(task)) seen.set(task.id, known);
        }
    return [...seen.values()];
  }

  /** Does one task as a person would: reads it, brings the evidence, fills in the form, completes. Who may not approve leaves it to a colleague. */
  private async complete(task: KnownTask, by: readonly Person[]): Promise<DoneTask> {
    const [first, ...others] = by;
    if (!first) throw new Error(`nobody sees ${task.step}`);
    const { client } = first;
    try {
      const page = await client.get<TaskPage>(`/api/tasks/${task.id}`);
      for (const type of page.evidence)
        await client.upload(`/api/tasks/${task.id}/documents`, type, fileNameOfPaper(type), evidenceFor(page.name.ko, type), 'application/pdf');
      const today = await this.today();
      const form = await filledInFor({ today, task, order: await this.orderOf(task), read: (path) => client.get(path) });
      await client.post(`/api/tasks/${task.id}/complete`, { version: task.version, form });
      return { task: page, by: first, on: today };
    } catch (error) {
      const isMaker = error instanceof Problem && error.status === 403;
      if (!isMaker || others.length === 0) throw error;
      return this.complete(task, others);
    }
  }

  private async orderOf(task: KnownTask): Promise<OrderOnScreen> {
    if (!task.orderId) return { serviceNo: null, facts: {} };
    return this.rep.get<OrderOnScreen>(`/api/orders/${task.orderId}`);
  }
}
