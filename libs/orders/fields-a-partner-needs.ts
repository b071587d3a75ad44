import type { OrderApplication } from '../contract/forms/order-application';
import type { PartnerRole } from '../domain/process/roles';

/** A path into the application; `*` stands for every entry of a list. */
type Path = string;

const always: readonly Path[] = ['customer.name', 'customer.address', 'customer.phone', 'requestedOpenDate'];

/**
 * What each partner's steps need of an application, and nothing else: partners are outside firms. A partner sees what it is paid itself,
 * never what the customer pays or what others are paid.
 */
export const fieldsAPartnerNeeds: Readonly<Record<PartnerRole, readonly Path[]>> = {
  PARTNER_SYSTEM: [
    'product.seats',
    'product.recordingSeats',
    'product.extraLines',
    'product.arsUsed',
    'product.intelligentNumber',
    'product.agentApp.plan',
    'product.agentApp.seats',
    'access.kind',
    'access.routerFromKt',
    'siteNotes',
    'buildHardware.*.description',
    'buildHardware.*.quantity',
    'buildHardware.*.partnerUnitPriceWon',
    'recordingRepeats.*.description',
    'recordingRepeats.*.slotOn',
    'recordingRepeats.*.partnerUnitPriceWon',
  ],
  PARTNER_APP: ['product.seats', 'product.agentApp.plan', 'product.agentApp.seats'],
  PARTNER_STAFFING: [
    'staffing.agents',
    'staffing.partnerUnitPriceWon',
    'staffing.businessTraining.months',
    'staffing.businessTraining.partnerUnitPriceWon',
    'floorSpace.site',
    'floorSpace.places',
    'floorSpace.setUp.partnerUnitPriceWon',
  ],
  PARTNER_DEV: ['development.description', 'development.partnerUnitPriceWon', 'product.agentApp.plan', 'product.agentApp.seats'],
  PARTNER_NETEQ: ['access.kind', 'siteNotes'],
  PARTNER_DEVICE: ['devices.*.kind', 'devices.*.quantity', 'devices.*.partnerUnitPriceWon'],
};

type DateOfOrder = 'recordingSlotOn' | 'inspectionOn' | 'plannedInstallOn';

/** The dates of an order by which a partner's own steps are planned. */
const datesAPartnerNeeds: Readonly<Record<PartnerRole, readonly DateOfOrder[]>> = {
  PARTNER_SYSTEM: ['recordingSlotOn', 'inspectionOn', 'plannedInstallOn'],
  PARTNER_APP: ['inspectionOn'],
  PARTNER_STAFFING: [],
  PARTNER_DEV: ['inspectionOn'],
  PARTNER_NETEQ: ['plannedInstallOn'],
  PARTNER_DEVICE: [],
};

export type DatesOfOrder = { readonly [name in DateOfOrder]?: string };

/** The dates of an order as a partner with these roles on it may see them. Pure. */
export const datesForPartner = (dates: DatesOfOrder, roles: readonly PartnerRole[]): DatesOfOrder => {
  const needed = new Set<string>(roles.flatMap((role) => datesAPartnerNeeds[role]));
  return Object.fromEntries(Object.entries(dates).filter(([name]) => needed.has(name)));
};

type Tree = { readonly [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The part of a value that these paths name; undefined where there is nothing. */
function picked(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return value;
  if (Array.isArray(value)) return value.map((entry: unknown) => picked(entry, paths.map(([, ...rest]) => rest)));
  if (!isTree(value)) return undefined;
  const keys = [...new Set(paths.flatMap(([key]) => (key ? [key] : [])))];
  const parts = keys.flatMap((key) => {
    const part = picked(value[key], paths.flatMap(([first, ...rest]) => (first === key ? [rest] : [])));
    return part === undefined ? [] : [[key, part] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

const pathsOf = (roles: readonly PartnerRole[]): readonly (readonly string[])[] =>
  [...always, ...roles.flatMap((role) => fieldsAPartnerNeeds[role])].map((path) => path.split('.'));

/** An application as a partner with these roles on the order may see it. Pure. */
export const applicationForPartner = (application: OrderApplication, roles: readonly PartnerRole[]): unknown => picked(application, pathsOf(roles));

const housesOwn = new Set(['partnerUnitPriceWon', 'partners', 'seller', 'siteNotes']);

const without = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(without);
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (housesOwn.has(key) ? [] : [[key, without(part)]])));
};

/** The customer's own application: what they wrote and pay, not what partners are paid. Pure. */
export const applicationForCustomer = (application: OrderApplication): unknown => without(application);
