import { Client } from './client';
import { applicationOfTheDemo } from './order-of-the-demo';
import { Office, type DoneTask } from './walk';
import type { KnownTask } from './known-task';

const logins = ['sales', 'product', 'consulting', 'network', 'legal', 'procurement', 'branch', 'contact', 'system', 'app', 'staffing', 'device'];
/** Steps that belong to a day: the recording to its Thursday, the acceptance to its inspection. */
const onTheirDay = new Set(['record-scenario', 'accept-service', 'accept-agent-app']);

interface Order {
  readonly orderNo: string;
  readonly status: string;
  readonly serviceNo: string | null;
}

const say = (line = ''): void => console.log(line);
const told = ({ task, by, on, rules }: DoneTask): string => `${on}  ${task.name.ko} (${task.name.en}) · ${by.login} · 기한 due ${task.dueOn} · ${rules.join(', ')}`;

async function partnersFor(rep: Client): Promise<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const role of ['PARTNER_SYSTEM', 'PARTNER_APP', 'PARTNER_STAFFING', 'PARTNER_DEVICE']) {
    const { items } = await rep.get<{ items: readonly { id: string }[] }>(`/api/organisations?role=${role}`);
    named[role] = items[0]?.id ?? '';
  }
  return named;
}

async function enter(rep: Client, office: Office): Promise<string> {
  const opening = `${(await office.today()).slice(0, 4)}-12-15`;
  const draft = await rep.post<{ id: string; orderNo: string; version: number; quote: unknown }>('/api/orders', applicationOfTheDemo(await partnersFor(rep), opening));
  await rep.post(`/api/orders/${draft.id}/submit`, { version: draft.version });
  say(`주문 Order ${draft.orderNo}: 30석, 36개월, 개통희망일 wanted ${opening}`);
  return draft.id;
}

/** Does what can be done today; where all that waits belongs to a later day, moves business time to the first such day. */
async function walk(office: Office, orderId: string): Promise<void> {
  const ofOrder = (task: KnownTask) => task.orderId === orderId;
  for (let waiting = await office.waiting(ofOrder); waiting.length > 0; waiting = await office.waiting(ofOrder)) {
    const today = await office.today();
    const now = waiting.filter(({ task }) => !onTheirDay.has(task.step) || task.dueOn <= today);
    if (now.length === 0) {
      const next = waiting.map(({ task }) => task.dueOn).toSorted()[0] ?? today;
      await office.moveTo(next);
      say(`\n업무 시각 Business time → ${next}`);
    }
    for (const { task, by } of now.slice(0, 1)) say(told(await office.complete(task, by)));
  }
}

/** One order from application to opening, by people in roles through the API, with the test clock. */
async function main(): Promise<void> {
  const url = process.env['IEUM_URL'] ?? 'http://127.0.0.1:3000';
  const password = process.env['IEUM_DEMO_PASSWORD'] ?? 'ieum-demo-2026';
  const signIn = (login: string) => Client.signIn(url, login, password);
  const people = await Promise.all(logins.map(signIn));
  const [rep] = people;
  if (!rep) throw new Error('nobody sells');
  const office = new Office(people, rep, await signIn('admin'));
  const orderId = await enter(rep, office);
  await walk(office, orderId);
  const { orderNo, status, serviceNo } = await rep.get<Order>(`/api/orders/${orderId}`);
  say(`\n주문 Order ${orderNo}: ${status}, 서비스번호 service number ${serviceNo ?? '-'}`);
  if (status !== 'CLOSED') throw new Error('the order did not come to its end');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
