import { orderApplication, type OrderApplication } from '../../libs/contract/forms/order-application';
import type { PlainDate } from '../../libs/domain/calendar/plain-date';
import { isBusinessRegistrationNumber } from '../../libs/domain/identifiers/business-registration-number';
import type { SampleOrder, Wanted } from './sample-order';

/** Which organisation serves which partner role. */
export type Partners = OrderApplication['partners'];

const padded = (no: number, width: number): string => String(no).padStart(width, '0');

/** A number that can exist and that no company of the demonstration has: its check digit is tried for. */
function businessNoOf(no: number): string {
  const beginning = `98765${padded(no, 4)}`;
  const found = Array.from({ length: 10 }, (_, digit) => `${beginning}${digit}`).find(isBusinessRegistrationNumber);
  if (!found) throw new Error(`no business number begins with ${beginning}`);
  return found;
}

/** By it an order of the book is known again. */
export const opportunityCodeOf = (no: number): string => `OP-SAMPLE-${padded(no, 3)}`;

const twoPrices = (customer: number, partner: number) => ({ unitPriceWon: String(customer), partnerUnitPriceWon: String(partner) });

const product = ({ seats, termMonths = 36, agentApp, recordingSeats = 0, extraLines = 0, ars, intelligentNumber }: Wanted) => ({
  seats,
  termMonths,
  agentApp: agentApp ? { plan: agentApp, seats, ...(seats < 10 ? { negotiatedUnitPriceWon: '60000' } : {}) } : null,
  recordingSeats,
  extraLines,
  arsUsed: ars ?? false,
  intelligentNumber: intelligentNumber ?? false,
});

const devices = ({ headsets, ipPhones }: Wanted) => [
  ...(headsets ? [{ kind: 'HEADSET', quantity: headsets, ...twoPrices(85_000, 70_000) }] : []),
  ...(ipPhones ? [{ kind: 'IP_PHONE', quantity: ipPhones, ...twoPrices(120_000, 98_000) }] : []),
];

const staffing = ({ agents, businessTrainingMonths: months }: Wanted) =>
  agents ? { agents, ...twoPrices(2_600_000, 2_400_000), businessTraining: months ? { months, ...twoPrices(3_000_000, 2_700_000) } : null } : null;

const deliveries = ({ buildHardware, development, floorSpace, equipmentRental }: Wanted) => ({
  buildHardware: buildHardware ? [{ description: '구축형 교환 장비', quantity: 1, ...twoPrices(48_000_000, 41_000_000) }] : [],
  development: development ? { description: '예약·상담이력 화면 개발', ...twoPrices(32_000_000, 27_500_000) } : null,
  floorSpace: floorSpace ? { site: '중부센터 4층', places: floorSpace, monthlyUnitPriceWon: '180000', setUp: twoPrices(6_000_000, 5_200_000) } : null,
  equipmentRental: equipmentRental ? [{ description: 'PC', quantity: 10, unitPriceWon: '35000' }] : [],
});

/** The application of an order (D-01), as the rep enters it. Companies and people are invented. */
export function applicationOf({ customer: name, dueDay = '25', wantsPaper = false }: SampleOrder, no: number, wants: Wanted, partners: Partners, opensOn: PlainDate): OrderApplication {
  const businessNo = businessNoOf(no);
  return orderApplication.parse({
    customer: { name, businessNo, representative: '홍대표', address: `서울특별시 중구 시범로 ${no}`, phone: '02-0000-1200', mobile: `010-0000-${padded(no, 4)}`, email: `office-${no}@sample.example.com` },
    payer: { name, businessNo, dueDay, wantsPaper },
    product: product(wants),
    access: wants.access === 'LEASED' ? { kind: 'LEASED' } : { kind: 'VPN', routerFromKt: true },
    devices: devices(wants),
    ...deliveries(wants),
    staffing: staffing(wants),
    partners,
    requestedOpenDate: opensOn,
    consents: { collection: true, thirdParty: false },
    seller: { opportunityCode: opportunityCodeOf(no) },
  });
}
