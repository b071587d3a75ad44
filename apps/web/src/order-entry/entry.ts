import { orderApplication, type OrderApplication } from '../../../../libs/contract/forms/order-application';
import { nameFieldRules } from '../../../../libs/contract/forms/field-rules';
import { partnersThatAnOrderNeeds } from '../../../../libs/domain/process/partners-that-an-order-needs';
import type { PartnerRole } from '../../../../libs/domain/process/roles';

nameFieldRules();

const twoPrices = { unitPriceWon: '', partnerUnitPriceWon: '' };
export const emptyDevice = { kind: 'HEADSET', quantity: '', ...twoPrices };
export const emptyHardware = { description: '', quantity: '', ...twoPrices };
export const emptyRental = { description: '', quantity: '', unitPriceWon: '' };

/** An application as it is typed: texts and ticks, each where the application has it; `wants` says which of the optional parts there are. */
export const emptyEntry = {
  customer: { name: '', businessNo: '', corporateNo: '', representative: '', address: '', phone: '', mobile: '', email: '' },
  payerIsCustomer: true,
  payer: { name: '', businessNo: '', address: '', phone: '', dueDay: '25', wantsPaper: false },
  product: {
    seats: '',
    termMonths: '36',
    endOn: '',
    agentApp: { plan: 'BASIC', seats: '', negotiatedUnitPriceWon: '' },
    recordingSeats: '',
    extraLines: '',
    arsUsed: false,
    intelligentNumber: false,
  },
  wants: { agentApp: false, development: false, floorSpace: false, setUp: false, staffing: false, training: false },
  access: { kind: 'VPN' as 'VPN' | 'LEASED', routerFromKt: true },
  devices: [] as (typeof emptyDevice)[],
  buildHardware: [] as (typeof emptyHardware)[],
  development: { description: '', ...twoPrices },
  floorSpace: { site: '', places: '', monthlyUnitPriceWon: '', setUp: { ...twoPrices } },
  staffing: { agents: '', ...twoPrices, businessTraining: { months: '1', ...twoPrices } },
  equipmentRental: [] as (typeof emptyRental)[],
  partners: {} as Partial<Record<PartnerRole, string>>,
  requestedOpenDate: '',
  siteNotes: '',
  seller: { opportunityCode: '' },
  consents: { collection: false, thirdParty: false },
};
export type Entry = typeof emptyEntry;

const counts: ReadonlySet<string> = new Set(['seats', 'termMonths', 'recordingSeats', 'extraLines', 'quantity', 'places', 'agents', 'months']);
const digits = (typed: string): string => typed.replaceAll(/[,\s원]/g, '');

function asSent(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((row) => asSent(row));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asSent(part, key)] as const).filter(([, part]) => part !== undefined));
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return undefined;
  if (counts.has(name)) return Number(digits(value));
  return name.endsWith('Won') ? digits(value) : value;
}

const payerOf = ({ payerIsCustomer, payer, customer }: Entry) => (payerIsCustomer ? { ...payer, name: customer.name, businessNo: customer.businessNo } : payer);

/** What was typed as the API is sent it: what was left empty is not there, digits are numbers, and what is not wanted is null. */
export function applicationOf(entry: Entry): unknown {
  const { wants, product, access, floorSpace, staffing, partners } = entry;
  const { payerIsCustomer: _, wants: __, ...rest } = entry;
  const needed = partnersOf(entry);
  return asSent({
    ...rest,
    payer: payerOf(entry),
    product: { ...product, agentApp: wants.agentApp ? product.agentApp : null, endOn: product.termMonths === '0' ? product.endOn : '' },
    access: access.kind === 'VPN' ? access : { kind: access.kind },
    development: wants.development ? entry.development : null,
    floorSpace: wants.floorSpace ? { ...floorSpace, setUp: wants.setUp ? floorSpace.setUp : undefined } : null,
    staffing: wants.staffing ? { ...staffing, businessTraining: wants.training ? staffing.businessTraining : null } : null,
    partners: Object.fromEntries(needed.flatMap((role) => (partners[role] ? [[role, partners[role]]] : []))),
  });
}

const part = (is: boolean): object | null => (is ? {} : null);

/** The partners that what was typed so far needs. */
export const partnersOf = ({ wants, access, devices }: Pick<Entry, 'wants' | 'access' | 'devices'>): readonly PartnerRole[] => {
  return partnersThatAnOrderNeeds({ product: { agentApp: part(wants.agentApp) }, access, devices, development: part(wants.development), floorSpace: part(wants.floorSpace), staffing: part(wants.staffing) });
};

/** The rule that each field at fault breaks, by the field's path: of the schema with which the API checks it, and of the partners that the order needs. */
export function faultsOf(entry: Entry): ReadonlyMap<string, string> {
  const result = orderApplication.safeParse(applicationOf(entry));
  const found = (result.error?.issues ?? []).map(({ path, message }) => [path.map(String).join('.'), message] as const);
  const missing = partnersOf(entry).flatMap((role) => (entry.partners[role] ? [] : [[`partners.${role}`, 'required'] as const]));
  return new Map([...found, ...missing].reverse());
}

/** The whole application, once nothing is at fault. */
export const finished = (entry: Entry): OrderApplication | undefined => orderApplication.safeParse(applicationOf(entry)).data;

const isPart = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function asTyped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((row) => asTyped(row));
  if (isPart(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asTyped(part)]));
  return typeof value === 'number' ? String(value) : value;
}

/** What is known laid over what is empty: an older draft may lack a part, and what an application leaves out stays empty. */
function laidOver<Whole>(empty: Whole, known: unknown): Whole {
  if (known === undefined || known === null) return empty;
  if (!isPart(empty) || !isPart(known)) return (Array.isArray(empty) === Array.isArray(known) && typeof empty === typeof known ? known : empty) as Whole;
  return { ...known, ...Object.fromEntries(Object.entries(empty).map(([key, part]) => [key, laidOver(part, known[key])])) } as Whole;
}

/** A kept draft as it was typed. */
export const entryOfDraft = (content: unknown): Entry => laidOver(emptyEntry, isPart(content) ? content['entry'] : undefined);

/** An application as it would be typed: all of it. */
export function entryOf(application: Partial<OrderApplication>): Entry {
  const { product, floorSpace, staffing, customer, payer } = application;
  return {
    ...laidOver(emptyEntry, asTyped(application)),
    wants: {
      agentApp: Boolean(product?.agentApp),
      development: Boolean(application.development),
      floorSpace: Boolean(floorSpace),
      setUp: Boolean(floorSpace?.setUp),
      staffing: Boolean(staffing),
      training: Boolean(staffing?.businessTraining),
    },
    payerIsCustomer: payer?.businessNo === customer?.businessNo && payer?.name === customer?.name,
  };
}

/** A former application to begin from: all of it but its dates and the recordings that were asked for on its way, and but the consents, which the customer gives each time. */
export function entryOfFormer(former: Partial<OrderApplication>): Entry {
  const entry = entryOf({ ...former, recordingRepeats: undefined });
  return { ...entry, product: { ...entry.product, endOn: '' }, requestedOpenDate: '', consents: emptyEntry.consents };
}
