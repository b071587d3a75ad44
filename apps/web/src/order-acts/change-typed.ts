import type { OrderApplication } from '../../../../libs/contract/forms/order-application';
import { partnersThatAnOrderNeeds } from '../../../../libs/domain/process/partners-that-an-order-needs';
import type { PartnerRole } from '../../../../libs/domain/process/roles';

export interface TypedDevice {
  readonly kind: OrderApplication['devices'][number]['kind'];
  readonly quantity: string;
  readonly unitPriceWon: string;
  readonly partnerUnitPriceWon: string;
}

/** What of a running order may be changed, as it is typed. */
export interface Typed {
  readonly seats: string;
  readonly agentSeats: string;
  readonly recordingSeats: string;
  readonly extraLines: string;
  readonly agents: string;
  readonly termMonths: string;
  readonly endOn: string;
  readonly arsUsed: boolean;
  readonly intelligentNumber: boolean;
  readonly access: 'VPN' | 'LEASED';
  readonly devices: readonly TypedDevice[];
  readonly partners: Readonly<Partial<Record<PartnerRole, string>>>;
  readonly requestedOpenDate: string;
}

export const newDevice: TypedDevice = { kind: 'HEADSET', quantity: '', unitPriceWon: '', partnerUnitPriceWon: '' };

export const typedOf = ({ product, access, devices, staffing, partners, requestedOpenDate }: OrderApplication): Typed => ({
  seats: String(product.seats),
  agentSeats: product.agentApp ? String(product.agentApp.seats) : '',
  recordingSeats: String(product.recordingSeats),
  extraLines: String(product.extraLines),
  agents: staffing ? String(staffing.agents) : '',
  termMonths: String(product.termMonths),
  endOn: product.endOn ?? '',
  arsUsed: product.arsUsed,
  intelligentNumber: product.intelligentNumber,
  access: access.kind,
  devices: devices.map((device) => ({ ...device, quantity: String(device.quantity) })),
  partners,
  requestedOpenDate,
});

export const terms = [12, 24, 36, 0] as const;

/** The application as the person would have it; what they did not touch stays. Where a line becomes a VPN, its router is ours until said otherwise. */
export function applicationFrom(was: OrderApplication, typed: Typed): OrderApplication {
  const { agentApp, endOn: _, ...product } = was.product;
  const access = typed.access === was.access.kind ? was.access : typed.access === 'VPN' ? { kind: 'VPN' as const, routerFromKt: true } : { kind: 'LEASED' as const };
  return {
    ...was,
    access,
    requestedOpenDate: typed.requestedOpenDate,
    devices: typed.devices.map((device) => ({ ...device, quantity: Number(device.quantity) })),
    staffing: was.staffing && { ...was.staffing, agents: Number(typed.agents) },
    partners: typed.partners,
    product: {
      ...product,
      termMonths: terms.find((months) => String(months) === typed.termMonths) ?? product.termMonths,
      ...(typed.termMonths === '0' && typed.endOn && { endOn: typed.endOn }),
      seats: Number(typed.seats),
      agentApp: agentApp && { ...agentApp, seats: Number(typed.agentSeats) },
      recordingSeats: Number(typed.recordingSeats),
      extraLines: Number(typed.extraLines),
      arsUsed: typed.arsUsed,
      intelligentNumber: typed.intelligentNumber,
    },
  };
}

/** The partners that the order needs as it would be. */
export const rolesNeeded = (was: OrderApplication, typed: Typed): readonly PartnerRole[] => partnersThatAnOrderNeeds(applicationFrom(was, typed));

/** Nothing is left empty that the change needs: until then there is no effect to show. */
export function isWhole(was: OrderApplication, typed: Typed): boolean {
  const { seats, recordingSeats, extraLines, requestedOpenDate, devices } = typed;
  const rows = devices.flatMap(({ quantity, unitPriceWon, partnerUnitPriceWon }) => [quantity, unitPriceWon, partnerUnitPriceWon]);
  const ofParts = [...(was.product.agentApp ? [typed.agentSeats] : []), ...(was.staffing ? [typed.agents] : [])];
  return [seats, recordingSeats, extraLines, requestedOpenDate, ...ofParts, ...rows, ...rolesNeeded(was, typed).map((role) => typed.partners[role])].every(Boolean);
}
