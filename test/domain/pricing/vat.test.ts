import fc from 'fast-check';
import { wonFrom, wonText } from '../../../libs/domain/money/won-text';
import { floorAdjustment, splitInclusive, vatOf } from '../../../libs/domain/pricing/vat';

const anyWon = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });

describe('F-02: VAT and rounding (K-10, K-11)', () => {
  it('floors a tenth of the supply: 1,234,567 → 123,456, in all 1,358,023', () => {
    expect(vatOf(1_234_567n)).toBe(123_456n);
    expect(1_234_567n + vatOf(1_234_567n)).toBe(1_358_023n);
  });

  it('floors a bill of 1,358,023 to 1,358,020 by an adjustment of −3, and not at all by default', () => {
    expect([floorAdjustment(1_358_023n, 10), floorAdjustment(1_358_023n, 1)]).toEqual([-3n, 0n]);
    expect(floorAdjustment(-1_358_023n, 10)).toBe(3n);
  });

  it.each([
    [704_000n, 640_000n, 64_000n],
    [31_200_000n, 28_363_636n, 2_836_364n],
    [31_240_000n, 28_400_000n, 2_840_000n],
  ])('splits an inclusive %s into %s + %s', (total, supplyWon, vatWon) =>
    expect(splitInclusive(total)).toEqual({ supplyWon, vatWon }),
  );

  it('X-61: mirrors every rounding below zero, and adds up again', () => {
    fc.assert(
      fc.property(anyWon, (amount) => {
        expect(vatOf(-amount)).toBe(-vatOf(amount));
        const { supplyWon, vatWon } = splitInclusive(amount);
        expect(supplyWon + vatWon).toBe(amount);
        expect(splitInclusive(-amount)).toEqual({ supplyWon: -supplyWon, vatWon: -vatWon });
        expect(floorAdjustment(-amount, 10)).toBe(-floorAdjustment(amount, 10));
        expect((amount + floorAdjustment(amount, 10)) % 10n).toBe(0n);
      }),
    );
  });

  it('keeps 2^53 + 1 won', () => {
    expect(vatOf((2n ** 53n + 1n) * 10n)).toBe(2n ** 53n + 1n);
    expect(wonText(2n ** 53n + 1n)).toBe('9,007,199,254,740,993');
    expect(wonFrom('9007199254740993')).toBe(2n ** 53n + 1n);
  });

  it('writes won with thousands separators, and reads only whole won', () => {
    expect([0n, 7n, -7n, 999n, 1_000n, -1_234_567n].map(wonText)).toEqual(['0', '7', '-7', '999', '1,000', '-1,234,567']);
    for (const text of ['', '1.5', '1e3', '1,000', ' 1', '0x1']) expect(() => wonFrom(text)).toThrow(/whole number of won/);
  });
});
