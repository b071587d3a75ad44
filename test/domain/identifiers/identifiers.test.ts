import fc from 'fast-check';
import {
  businessNumberDigits,
  businessNumberText,
  isBusinessRegistrationNumber,
} from '../../../libs/domain/identifiers/business-registration-number';
import {
  corporateCheckDigitHolds,
  corporateNumberDigits,
} from '../../../libs/domain/identifiers/corporate-registration-number';
import { documentNumber, numberPeriod } from '../../../libs/domain/identifiers/document-numbers';
import { koreanPhone, phoneText } from '../../../libs/domain/identifiers/korean-phone';
import { maskAccount, maskEmail, maskName, maskPhone } from '../../../libs/domain/identifiers/mask';
import { serviceNumber, serviceNumberOf } from '../../../libs/domain/identifiers/service-number';

describe('K-13: business registration number', () => {
  it.each([
    ['102-81-42945', true],
    ['124-81-00998', true],
    ['220-81-62517', true],
    ['116-82-00276', true],
    ['134-86-72683', true],
    ['1348672683', true],
    ['116-82-00278', false],
    ['123-45-67890', false],
    ['000-00-00000', false],
    ['102-8142945-', false],
    ['10281429455', false],
    ['', false],
  ])('%s is one: %s', (text, is) => expect(isBusinessRegistrationNumber(text)).toBe(is));

  it('rejects by range what the sum alone would pass: first three < 101, middle 00, serial 0000', () => {
    const numbers = fc.integer({ min: 0, max: 9_999_999_999 }).map((n) => String(n).padStart(10, '0'));
    fc.assert(
      fc.property(numbers, (digits) => {
        const outOfRange = Number(digits.slice(0, 3)) < 101 || digits.slice(3, 5) === '00' || digits.slice(5, 9) === '0000';
        if (outOfRange) expect(isBusinessRegistrationNumber(digits)).toBe(false);
      }),
    );
  });

  it('has exactly one check digit for nine digits that can exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 999 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9_999 }), (a, b, c) => {
        const nine = `${a}${String(b).padStart(2, '0')}${String(c).padStart(4, '0')}`;
        const valid = Array.from({ length: 10 }, (_, check) => `${nine}${check}`).filter(isBusinessRegistrationNumber);
        expect(valid).toHaveLength(1);
      }),
    );
  });

  it('is stored as digits and printed with hyphens', () => {
    expect(businessNumberDigits(' 102-81-42945 ')).toBe('1028142945');
    expect(businessNumberText('1028142945')).toBe('102-81-42945');
    expect(businessNumberText('102-81')).toBe('102-81');
  });
});

describe('K-14: corporate registration number', () => {
  it.each([
    ['110111-1468754', true],
    ['130111-0006246', true],
    ['110111-0062432', true],
    ['110111-1234569', true],
    ['134322-0000114', true],
    ['110111-1234567', false],
  ])('the check digit of %s holds: %s (a warning only)', (text, holds) => {
    expect(corporateCheckDigitHolds(text)).toBe(holds);
    expect(corporateNumberDigits(text)).toBe(text.replace('-', ''));
  });

  it('is thirteen digits', () => expect(corporateNumberDigits('110111-146875')).toBeUndefined());
});

describe('X-98: service number', () => {
  it.each([
    ['J00001587', 'J00001587'],
    ['J-00001587', 'J00001587'],
    ['  J-00001587 ', 'J00001587'],
  ])('%j is %s', (typed, number) => expect(serviceNumberOf(typed)).toBe(number));

  it.each(['j00001587', 'J--00001587', 'J0000-1587', 'J0000158', 'J000015871', '00001587', ''])('%j is refused', (typed) =>
    expect(serviceNumberOf(typed)).toMatchObject({ refusal: 'service-number.malformed' }),
  );

  it('counts up from the sequence', () => expect(serviceNumber(1_587)).toBe('J00001587'));
});

describe('X-117: document numbers', () => {
  it('are gap-free per year for orders and contracts, per month of issue for bills and payouts', () => {
    expect([
      documentNumber('ORDER', '2026-11-24', 1),
      documentNumber('CONTRACT', '2026-11-24', 42),
      documentNumber('BILL', '2026-11-24', 999_999n),
      documentNumber('PAYOUT', '2026-11-24', 7),
    ]).toEqual(['O-2026-000001', 'C-2026-000042', 'B-202611-999999', 'P-202611-0007']);
    expect([numberPeriod('ORDER', '2026-11-24'), numberPeriod('BILL', '2026-11-24')]).toEqual(['2026', '202611']);
  });

  it('grow rather than wrap in a month of more than a million bills', () =>
    expect(documentNumber('BILL', '2026-11-24', 1_000_000)).toBe('B-202611-1000000'));
});

describe('K-15: Korean phones', () => {
  it.each([
    ['010-0000-1234', 'MOBILE', '010-0000-1234'],
    ['0110001234', 'MOBILE', '011-000-1234'],
    ['02-000-1234', 'SEOUL', '02-000-1234'],
    ['0200001234', 'SEOUL', '02-0000-1234'],
    ['031-000-1234', 'AREA', '031-000-1234'],
    ['07000001234', 'VOIP', '070-0000-1234'],
    ['05051234567', 'SAFE', '0505-123-4567'],
    ['1588-0000', 'REPRESENTATIVE', '1588-0000'],
    ['080-000-1234', 'FREE', '080-000-1234'],
    ['060-000-1234', 'INFORMATION', '060-000-1234'],
  ])('%s is %s, printed %s', (typed, kind, printed) => {
    expect(koreanPhone(typed)).toEqual({ digits: printed.replaceAll('-', ''), kind });
    expect(phoneText(typed)).toBe(printed);
  });

  it.each(['J00001587', '012-000-1234', '034-000-1234', '070-000-1234', '010-00-1234', ''])('%j is none', (typed) =>
    expect(koreanPhone(typed)).toMatchObject({ refusal: 'phone.malformed' }),
  );
});

describe('masks (K-18)', () => {
  it('hide the middle of a name, a phone number and an account', () => {
    expect(['홍길동', '홍길', '남궁길동', '홍', ''].map(maskName)).toEqual(['홍*동', '홍*', '남**동', '*', '']);
    expect(['010-0000-1234', '01000001234', '02-000-1234', '1588-1234', '12345678'].map(maskPhone)).toEqual([
      '010-****-1234',
      '010-****-1234',
      '02-***-1234',
      '****-1234',
      '****5678',
    ]);
    expect(['garam@hanbit.example.com', 'g@example.com'].map(maskEmail)).toEqual(['g****@hanbit.example.com', 'g@example.com']);
    expect(maskAccount('110-12-123456')).toBe('***-**-1234**');
  });
});
