import policies from '../../../data/compensation/policies.json';
import { outageDamages, payableMinutes, uniteOutages, type CompensationPolicy, type Outage } from '../../../libs/domain/billing/outage-damages';

const [terms, tenTimes] = policies as unknown as [CompensationPolicy, CompensationPolicy];

const anOutage = (from: string, to: string, attributableToKt = true): Outage => ({ from, to, attributableToKt });

describe('F-05: outage damages by the terms, Art. 10 (S1-081, X-18, X-72)', () => {
  it.each([
    ['one outage of 360 minutes', [360], 144_000n],
    ['239 minutes only', [239], 0n],
    ['exactly 240 minutes', [240], 96_000n],
    ['300 + 100 minutes: 300 count', [300, 100], 120_000n],
    ['10 × 150 minutes: the month’s total is above 1,440', Array.from({ length: 10 }, () => 150), 600_000n],
    ['1,440 minutes in all are not above', Array.from({ length: 12 }, () => 120), 0n],
  ])('4,800,000, %s', (_, minutes, won) => expect(outageDamages(4_800_000n, '2026-10', minutes, terms)).toBe(won));

  it('pays nothing for what the customer caused', () => {
    const minutes = uniteOutages([anOutage('2026-10-05T09:00:00', '2026-10-05T18:00:00', false)]).map((o) => o.minutes);
    expect(outageDamages(4_800_000n, '2026-10', minutes, terms)).toBe(0n);
  });
});

describe('F-06: the 10× policy (S3-001, X-75)', () => {
  it.each([
    [33_000n, '2026-11', [60], 458n],
    [4_800_000n, '2026-11', [360], 400_000n],
    [4_800_000n, '2026-11', [1], 1_111n],
  ])('%s in %s for %j minutes → %s', (monthly, month, minutes, won) =>
    expect(outageDamages(monthly, month, minutes, tenTimes)).toBe(won),
  );

  it('floors once per item and month', () => {
    expect(payableMinutes([1, 1, 1], tenTimes)).toBe(3);
    expect(outageDamages(4_800_000n, '2026-11', [1, 1, 1], tenTimes)).toBe(3_333n);
  });
});

describe('X-73: outages that overlap or touch are one', () => {
  it('unites them, floors its seconds once, and gives it whole to the month in which it starts', () => {
    expect(
      uniteOutages([
        anOutage('2026-10-31T23:00:00', '2026-11-01T01:00:30'),
        anOutage('2026-10-31T22:00:00', '2026-10-31T23:00:00'),
        anOutage('2026-11-01T00:30:00', '2026-11-01T02:00:59'),
        anOutage('2026-11-01T02:01:00', '2026-11-01T03:00:00'),
      ]),
    ).toEqual([
      { from: '2026-10-31T22:00:00', to: '2026-11-01T02:00:59', month: '2026-10', minutes: 240 },
      { from: '2026-11-01T02:01:00', to: '2026-11-01T03:00:00', month: '2026-11', minutes: 59 },
    ]);
  });
});
