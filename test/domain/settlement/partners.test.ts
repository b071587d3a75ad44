import { monthLinesOfContract } from '../../../libs/domain/billing/month-lines-of-contract';
import { contractAmount, customerContractSigner, partnerContractSigner } from '../../../libs/domain/settlement/contract-signer';
import { accrualsOfFeeShares } from '../../../libs/domain/settlement/partner-accrual';
import { matchPartnerInvoice, type PartnerInvoice } from '../../../libs/domain/settlement/partner-invoice-matches';
import { partnerPayout } from '../../../libs/domain/settlement/partner-payout';
import { parameters2014 } from '../pricing/shipped-catalogue';

describe('X-116: shares of monthly fees', () => {
  const lines = monthLinesOfContract(
    {
      contractId: 'contract-1',
      items: [{ id: 'app', item: 'AGENT_APP_BASIC', quantity: 11, unitPriceWon: 51_000n, pausable: true, priceVersion: 'v' }],
      billingStartOn: '2026-10-01',
      pauses: [],
    },
    '2026-10',
    new Map(),
  );

  it('are accrued only where a partner contract names one, floored per line and partner', () => {
    expect(accrualsOfFeeShares('contract-1', lines, [])).toEqual([]);
    expect(accrualsOfFeeShares('contract-1', lines, [{ partnerId: 'p1', feeSharePercent: 7 }, { partnerId: 'p2', feeSharePercent: 33 }])).toMatchObject([
      { partnerId: 'p1', supplyWon: 39_270n, lineage: { rules: ['X-116', 'X-77'], arithmetic: { ko: '월 이용료 561,000원 × 7% = 39,270원' } } },
      { partnerId: 'p2', quantity: 1, unitPriceWon: 185_130n, supplyWon: 185_130n },
    ]);
    expect(accrualsOfFeeShares('contract-1', lines.map((line) => ({ ...line, supplyWon: 99n })), [{ partnerId: 'p1', feeSharePercent: 50 }])).toMatchObject([{ supplyWon: 49n }]);
  });
});

describe('X-77: payouts', () => {
  it('are supply + VAT per line', () => {
    expect(partnerPayout([{ supplyWon: 1_600_000n }])).toEqual({ supplyWon: 1_600_000n, vatWon: 160_000n, totalWon: 1_760_000n });
    expect(partnerPayout([{ supplyWon: 15n }, { supplyWon: 15n }]).vatWon).toBe(2n);
  });
});

describe('X-77, X-109: the partner’s tax invoice', () => {
  const accruals = [
    { accrualId: 'a', supplyWon: 1_600_000n },
    { accrualId: 'b', supplyWon: 1_200_000n },
    { accrualId: 'c', supplyWon: 500_000n },
  ];
  const anInvoice = (more: Partial<PartnerInvoice> = {}): PartnerInvoice => ({
    issuedOn: '2026-11-10',
    lines: [
      { accrualId: 'a', supplyWon: 1_600_000n, vatWon: 160_000n },
      { accrualId: 'b', supplyWon: 1_200_000n, vatWon: 110_000n },
      { accrualId: 'x', supplyWon: 1n, vatWon: 0n },
    ],
    ...more,
  });

  it('holds a missing or a different line alone', () => {
    const matched = matchPartnerInvoice(anInvoice(), accruals, '2026-11-10');
    expect(matched.lines.map((line) => line.match)).toEqual(['MATCHED', 'DIFFERENT', 'MISSING']);
    expect(matched).toMatchObject({ unexpected: ['x'], late: false });
  });

  it('is taken late, and marked', () => {
    expect(matchPartnerInvoice(anInvoice({ issuedOn: '2026-11-11' }), accruals, '2026-11-10').late).toBe(true);
  });

  it('does not take the same accrual twice', () => {
    const line = { accrualId: 'a', supplyWon: 1_600_000n, vatWon: 160_000n };
    expect(matchPartnerInvoice(anInvoice({ lines: [line, line] }), accruals, '2026-11-10').lines[0]?.match).toBe('DIFFERENT');
  });
});

describe('X-102: who concludes a contract', () => {
  const signer = (wonOnce: bigint, staffing: { agents: number; unitPriceWon: bigint }[], contractMonths: number) =>
    customerContractSigner(
      contractAmount({ oneOffs: [{ quantity: 1, unitPriceWon: wonOnce }], staffing, contractMonths }),
      parameters2014.contractThresholdWon,
    );

  it('is procurement from 100,000,000 won of one-off items and staffing over the contract months', () => {
    expect(signer(100_000_000n, [], 36)).toBe('PROCUREMENT_CONTRACT');
    expect(signer(99_999_999n, [], 36)).toBe('CONSULTING_SUPPORT');
    expect(signer(6_400_000n, [{ agents: 1, unitPriceWon: 2_600_000n }], 36)).toBe('PROCUREMENT_CONTRACT');
    expect(signer(6_399_999n, [{ agents: 1, unitPriceWon: 2_600_000n }], 36)).toBe('CONSULTING_SUPPORT');
  });

  it('is always procurement for a partner contract', () => expect(partnerContractSigner).toBe('PROCUREMENT_CONTRACT'));
});
