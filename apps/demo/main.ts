import { firstBusinessDayOfMonth } from '../../libs/domain/calendar/first-business-day-of-month';
import { addMonths, monthOf } from '../../libs/domain/calendar/plain-date';
import { orThrow } from '../../libs/domain/refusal';
import { wallCalendar } from './business-days';
import { Client } from './client';
import { applicationOfTheDemo } from './order-of-the-demo';
import { chapter, day, say, tellTask, won } from './tell';
import { tellBills, tellMonth, tellPayouts } from './tell-the-money';
import { Office, type Person } from './walk';
import { giveAccounts } from './where-partners-are-paid';

const logins = ['sales', 'product', 'consulting', 'network', 'legal', 'procurement', 'branch', 'contact', 'settlement', 'settlement-2', 'system', 'app', 'staffing', 'device'];
/** Who of them works for the partner of each role: an installation may know other partners of the role, whose people have no part in the story. */
const partnersPeople = { PARTNER_SYSTEM: 'system', PARTNER_APP: 'app', PARTNER_STAFFING: 'staffing', PARTNER_DEVICE: 'device' };

interface Quote {
  readonly monthly: { readonly totalWon: string; readonly lines: readonly { readonly arithmetic: { readonly ko: string } }[] };
}
interface Draft {
  readonly id: string;
  readonly orderNo: string;
  readonly version: number;
  readonly quote: Quote;
}
interface Order {
  readonly orderNo: string;
  readonly status: string;
  readonly serviceNo: string | null;
  readonly contractId: string;
}
interface Contract {
  readonly contractNo: string;
  readonly openedOn: string;
  readonly billingStartOn: string;
  readonly termEndOn: string;
}

async function enterOffice(url: string, password: string): Promise<Office> {
  const atDesk = async (login: string): Promise<Person> => {
    const client = await Client.signIn(url, login, password);
    const me = await client.get<{ name: string; organisation: { id: string; nameKo: string } }>('/api/me');
    return { client, login, name: me.name, organisationId: me.organisation.id, organisation: me.organisation.nameKo };
  };
  const people = await Promise.all(logins.map(atDesk));
  const [rep] = people;
  if (!rep) throw new Error('nobody sells');
  return new Office(people, rep.client, await Client.signIn(url, 'admin', password));
}

/** The partner of each role: the firm whose person sits in the office. */
function partnersOf(office: Office): Record<string, string> {
  const firmOf = (login: string) => office.people.find((person) => person.login === login)?.organisationId ?? '';
  return Object.fromEntries(Object.entries(partnersPeople).map(([role, login]) => [role, firmOf(login)]));
}

async function apply(office: Office): Promise<string> {
  const today = await office.today();
  const wantedOn = `${addMonths(monthOf(today), 2)}-01`;
  const draft = await office.rep.post<Draft>('/api/orders', applicationOfTheDemo(partnersOf(office), wantedOn));
  await office.rep.post(`/api/orders/${draft.id}/submit`, { version: draft.version });
  say(`  ${day(today)}  주문 ${draft.orderNo}: 30석, 36개월, 상담앱 Basic, VPN, ARS, 헤드셋 30개, 상담원 2명 · 개통희망일 wanted ${day(wantedOn)}`);
  for (const { arithmetic } of draft.quote.monthly.lines) say(`    견적 ${arithmetic.ko}`);
  say(`    월 이용료 합계 ${won(draft.quote.monthly.totalWon)} (VAT 포함)`);
  return draft.id;
}

/** From the stamped application to the opened service; answers its contract. */
async function open(office: Office): Promise<Contract> {
  chapter('신청에서 개통까지', 'From the application to the opened service');
  const orderId = await apply(office);
  await office.work((task) => task.orderId === orderId && task.accrualMonth === null, tellTask);
  const { orderNo, status, serviceNo, contractId } = await office.rep.get<Order>(`/api/orders/${orderId}`);
  if (status !== 'CLOSED') throw new Error(`the order ${orderNo} did not come to its end: ${status}`);
  const contract = await office.rep.get<Contract>(`/api/contracts/${contractId}`);
  say(`  주문 ${orderNo} 완료, 서비스번호 ${serviceNo}, 계약 ${contract.contractNo}: 개통 ${day(contract.openedOn)}, 과금개시 ${day(contract.billingStartOn)}, 약정 만료 ${day(contract.termEndOn)}`);
  return contract;
}

/** The month of the opening: attendance, dry run, approval, bills; the partners' invoices and their approval. */
async function close(office: Office, month: string): Promise<void> {
  chapter(`${month} 월마감`, `The close of ${month}`);
  await office.moveTo(orThrow(firstBusinessDayOfMonth(addMonths(month, 1), wallCalendar)));
  const isClosed = async () => (await office.rep.get<{ ended: string | null }>(`/api/months/${month}`)).ended !== null;
  await tellMonth(office.rep, month);
  await office.work((task) => task.accrualMonth === month, tellTask, isClosed);
  await tellBills(office.rep, month);
}

/** The 24th of the month after, next open day. */
async function pay(office: Office, month: string): Promise<void> {
  chapter('협력사 지급', 'The partners are paid');
  const { dates } = await office.rep.get<{ dates: { partnerPayDate: string } }>(`/api/months/${month}`);
  say(`  지급일 ${day(dates.partnerPayDate)} ← 발생월 익월 24일, 휴일이면 다음 영업일 (F-09)`);
  await office.moveTo(`${dates.partnerPayDate}T10:00`);
  await tellPayouts(office, month);
}

/** One order from the stamped application to both payouts, by people in roles through the API, with the test clock. */
async function main(): Promise<void> {
  const office = await enterOffice(process.env['IEUM_URL'] ?? 'http://127.0.0.1:3000', process.env['IEUM_DEMO_PASSWORD'] ?? 'ieum-demo-2026');
  await giveAccounts(office);
  const contract = await open(office);
  const month = monthOf(contract.billingStartOn);
  await close(office, month);
  await pay(office, month);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
