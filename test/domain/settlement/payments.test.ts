import fc from 'fast-check';
import { sumWon } from '../../../libs/domain/money/won';
import { billNumbersIn, paymentFindsItsBills, type PayableBill } from '../../../libs/domain/settlement/payment-finds-its-bills';

const older: PayableBill = { billId: 'older', dueOn: '2026-04-27', openWon: 3_000_000n };
const newer: PayableBill = { billId: 'newer', dueOn: '2026-05-26', openWon: 5_000_000n };
const finds = (amountWon: bigint, named: readonly PayableBill[], ofPayer: readonly PayableBill[] = []) => paymentFindsItsBills({ amountWon, named, ofPayer }).map((found) => [found.billId, found.amountWon, found.how]);

describe('the words of a remittance', () => {
  it.each([
    ['B-202604-000001', ['B-202604-000001']],
    ['이용요금 b-202604-000001, B-202604-000002 납부', ['B-202604-000001', 'B-202604-000002']],
    ['Ｂ－２０２６０４－００００１７ 한가람', ['B-202604-000017']],
    ['B-202604-000001 B-202604-000001', ['B-202604-000001']],
    ['B-202604-0000012 AB-202604-000001 9월분', []],
  ])('%s name bills %j', (text, numbers) => {
    expect(billNumbersIn(text)).toEqual(numbers);
  });
});

describe('a payment', () => {
  it('pays the bills that it names, the oldest due first, and leaves what they do not take', () => {
    expect(finds(8_500_000n, [newer, older])).toEqual([['older', 3_000_000n, 'BILL_NUMBER'], ['newer', 5_000_000n, 'BILL_NUMBER']]);
    expect(finds(4_000_000n, [newer, older])).toEqual([['older', 3_000_000n, 'BILL_NUMBER'], ['newer', 1_000_000n, 'BILL_NUMBER']]);
  });

  it('that names none pays the payer’s one bill of exactly this amount, the oldest due of equal ones', () => {
    expect(finds(5_000_000n, [], [older, newer])).toEqual([['newer', 5_000_000n, 'PAYER']]);
    expect(finds(5_000_000n, [], [{ ...older, billId: 'twin', dueOn: '2026-06-25', openWon: 5_000_000n }, newer])).toEqual([['newer', 5_000_000n, 'PAYER']]);
  });

  it('or all bills of the payer, where it is exactly their sum', () => {
    expect(finds(8_000_000n, [], [newer, older])).toEqual([['older', 3_000_000n, 'PAYER'], ['newer', 5_000_000n, 'PAYER']]);
  });

  it('of any other amount is nobody’s guess', () => {
    expect(finds(4_999_999n, [], [older, newer])).toEqual([]);
    expect(finds(5_000_000n, [], [])).toEqual([]);
  });

  it('is never put beyond itself, nor a bill beyond what is open, whatever chance brings', () => {
    const bill = fc.record({ billId: fc.uuid(), dueOn: fc.constantFrom('2026-04-27', '2026-05-26', '2026-06-25'), openWon: fc.bigInt(1n, 10_000n) });
    const bills = fc.uniqueArray(bill, { selector: ({ billId }) => billId, maxLength: 8 });
    fc.assert(
      fc.property(fc.bigInt(1n, 30_000n), bills, bills, (amountWon, named, ofPayer) => {
        const found = paymentFindsItsBills({ amountWon, named, ofPayer });
        const open = new Map([...ofPayer, ...named].map(({ billId, openWon }) => [billId, openWon]));
        expect(sumWon(found.map((one) => one.amountWon)) <= amountWon).toBe(true);
        expect(found.every((one) => one.amountWon > 0n && one.amountWon <= (open.get(one.billId) ?? 0n))).toBe(true);
        expect(new Set(found.map(({ billId }) => billId)).size).toBe(found.length);
      }),
    );
  });
});
