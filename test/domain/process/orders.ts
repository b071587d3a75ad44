import fc from 'fast-check';
import type { Facts } from '../../../libs/domain/process/step-plan';

/** Facts of the order that the product is shown with; name what matters to the test. */
export const anOrder = (facts: Facts = {}): Facts => ({
  underMinimumSeats: Number(facts['seats'] ?? 30) < 10, seats: 30, termMonths: 36, agentApp: null, arsUsed: false, access: 'VPN', devicesOrdered: false, buildHardwareOrdered: false, floorSpaceOrdered: false,
  developmentOrdered: false, staffingOrdered: false, businessTrainingMonths: 0, intelligentNumber: false, negotiatedItems: false, oneOffItems: [],
  partners: {}, contractAmountWon: '0', contractThresholdWon: '100000000', requestedOpenDate: '2026-06-01', ...facts,
});

const oneOffKind = fc.constantFrom('DEVICE', 'BUILD_HARDWARE', 'FLOOR_SPACE');

/** Any order that an application can describe. */
export const anyOrder: fc.Arbitrary<Facts> = fc
  .record({
    seats: fc.integer({ min: 1, max: 500 }),
    agentApp: fc.constantFrom('BASIC', 'PREMIUM', null),
    arsUsed: fc.boolean(),
    access: fc.constantFrom('VPN', 'LEASED'),
    devicesOrdered: fc.boolean(),
    buildHardwareOrdered: fc.boolean(),
    floorSpaceOrdered: fc.boolean(),
    developmentOrdered: fc.boolean(),
    staffingOrdered: fc.boolean(),
    businessTrainingMonths: fc.constantFrom(0, 1, 2),
    intelligentNumber: fc.boolean(),
    negotiatedItems: fc.boolean(),
    contractAmountWon: fc.bigInt(0n, 300_000_000n).map(String),
    changedQuote: fc.constantFrom('1', '2', null),
    oneOffItems: fc.uniqueArray(fc.record({ id: fc.constantFrom('i1', 'i2', 'i3'), kind: oneOffKind }), { selector: (item) => item.id }),
  })
  .map((facts) => anOrder(facts));
