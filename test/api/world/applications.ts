import { applicationOfTheDemo } from '../../../apps/demo/order-of-the-demo';
import type { OrderApplication } from '../../../libs/contract/forms/order-application';
import type { TestOffice } from '../../world/test-office';

type Application = Omit<OrderApplication, 'partners'> & { partners: Record<string, string> };
type Changes = Partial<{ [K in keyof Application]: unknown }>;

/** Invented companies, each with a number whose check digit holds (K-13). */
export const companies = {
  hanbit: { name: '한빛여행', businessNo: '211-88-12346' },
  saebyeok: { name: '새벽물류', businessNo: '999-88-00014' },
} as const;

export async function partnerOf(office: TestOffice, role: string): Promise<string> {
  const { items } = await office.as('sales').get<{ items: { id: string }[] }>(`/api/organisations?role=${role}`);
  return items[0]?.id ?? '';
}

/** Thirty seats over VPN with nothing beside; `changes` says what matters to the test. */
export async function anApplication(office: TestOffice, changes: Changes & { company?: keyof typeof companies } = {}): Promise<Application> {
  const { company = 'hanbit', ...rest } = changes;
  const full = applicationOfTheDemo({ PARTNER_SYSTEM: await partnerOf(office, 'PARTNER_SYSTEM') }, '2026-11-02') as Application;
  const product = { ...full.product, agentApp: null, arsUsed: false };
  const { name, businessNo } = companies[company];
  return { ...full, customer: { ...full.customer, name, businessNo }, payer: { ...full.payer, name, businessNo }, product, devices: [], staffing: null, ...rest } as Application;
}
