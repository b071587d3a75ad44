import type { Client } from '../../../apps/demo/client';
import { evidenceFor } from '../../../apps/demo/evidence-of-the-demo';
import type { KnownTask } from '../../../apps/demo/known-task';
import type { TestOffice } from '../../world/test-office';
import { Browser, type Answer, type Sent } from './browser';

/** A person at a desk: the raw answers of the API, and the open task of a step of an order. */
export class DeskOf {
  private constructor(
    private readonly office: TestOffice,
    readonly browser: Browser,
    readonly login: string,
    readonly id: string,
  ) {}

  static async person(office: TestOffice, login: string): Promise<DeskOf> {
    const browser = await Browser.signedIn(office.url, login);
    return new DeskOf(office, browser, login, String((await browser.get('/api/me')).body['id']));
  }

  act(task: { readonly id: string }, act: string, body: object, sent: Omit<Sent, 'body'> = {}): Promise<Answer> {
    return this.browser.post(`/api/tasks/${task.id}/${act}`, { ...sent, body });
  }

  async page(task: { readonly id: string }): Promise<Record<string, unknown>> {
    return (await this.browser.get(`/api/tasks/${task.id}`)).body;
  }

  async history(task: { readonly id: string }): Promise<readonly { readonly kind: string; readonly actor: string; readonly text: string | null }[]> {
    return (await this.browser.get(`/api/tasks/${task.id}/history`)).body['items'] as [];
  }

  async box(box: string): Promise<readonly KnownTask[]> {
    return (await this.browser.get(`/api/tasks?box=${box}&limit=100`)).body['items'] as [];
  }
}

export interface OpenTask {
  readonly id: string;
  readonly step: string;
  readonly instance: string;
  readonly round: number;
  readonly version: number;
  readonly status: string;
  readonly orderId: string;
  readonly assigneeId: string | null;
  readonly returnReason: string | null;
}

/** The newest task of a step of an order, as it lies in the database. */
export async function taskOf(office: TestOffice, orderId: string, step: string): Promise<OpenTask> {
  const [task] = await office.rows<OpenTask>(
    `SELECT id, step, instance, round, version, status, order_id AS "orderId", assignee_id AS "assigneeId", return_reason AS "returnReason" FROM task WHERE order_id = $1 AND step = $2 ORDER BY round DESC LIMIT 1`,
    [orderId, step],
  );
  if (!task) throw new Error(`${step} was not opened`);
  return task;
}

async function whoDoes(office: TestOffice, { id }: OpenTask): Promise<Client> {
  const [who] = await office.rows<{ login: Parameters<TestOffice['as']>[0] }>(
    `SELECT p.login FROM task t JOIN person p ON p.id = coalesce(t.assignee_id, (SELECT m.person_id FROM team_member m JOIN person q ON q.id = m.person_id WHERE m.team_id = t.team_id ORDER BY q.login LIMIT 1)) WHERE t.id = $1`,
    [id],
  );
  return office.as(who?.login ?? 'sales');
}

/** Does steps of one order as their people would, whatever other orders wait for. */
export async function doneFor(office: TestOffice, orderId: string, ...steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    const task = await taskOf(office, orderId, step);
    const by = await whoDoes(office, task);
    const page = await by.get<KnownTask & { evidence: readonly string[] }>(`/api/tasks/${task.id}`);
    for (const type of page.evidence) await by.upload(`/api/tasks/${task.id}/documents`, type, `${type}.pdf`, evidenceFor(step, type), 'application/pdf');
    await by.post(`/api/tasks/${task.id}/complete`, { version: task.version, form: await office.formFor(page) });
  }
}

export const quoted = ['check-site', 'confirm-quote-product', 'confirm-quote-consulting'] as const;
