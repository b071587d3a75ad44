/** Organisations that serve the order, by role. */
export type Partners = Readonly<Record<string, string>>;

export const customerOfTheDemo = '한빛여행';

/**
 * The order of the demo: 30 seats for 36 months, agent app Basic, VPN with a router of the line, ARS, headsets bought (a partner is paid for a delivery),
 * two outsourced agents (a month has attendance and a second partner). Companies and people are invented.
 */
export const applicationOfTheDemo = (partners: Partners, requestedOpenDate: string): unknown => ({
  customer: {
    name: customerOfTheDemo,
    businessNo: '211-88-12346',
    representative: '한가람',
    address: '서울특별시 중구 시범로 12',
    phone: '02-0000-1200',
    email: 'office@hanbit.example.com',
  },
  payer: { name: customerOfTheDemo, businessNo: '211-88-12346', dueDay: '25', wantsPaper: false },
  product: {
    seats: 30,
    termMonths: 36,
    agentApp: { plan: 'BASIC', seats: 30 },
    recordingSeats: 0,
    extraLines: 0,
    arsUsed: true,
    intelligentNumber: false,
  },
  access: { kind: 'VPN', routerFromKt: true },
  devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '85000', partnerUnitPriceWon: '70000' }],
  staffing: { agents: 2, unitPriceWon: '2600000', partnerUnitPriceWon: '2400000', businessTraining: null },
  partners,
  requestedOpenDate,
  consents: { collection: true, thirdParty: false },
});
