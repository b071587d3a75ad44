import { z } from 'zod';
import { text } from '../../../libs/contract/forms/fields';
import { isMonth } from '../../../libs/domain/calendar/plain-date';
import { chargedLine, won } from '../openapi/shapes';

const anyJson = z.unknown();

export const month = z.string().refine(isMonth, 'not-a-month').meta({ description: '발생월', examples: ['2026-10'] });
export const runId = z.uuid('not-valid').meta({ description: '계산 회차' });
const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const after = (cursor: RegExp) => z.string().regex(cursor, 'not-valid').optional().meta({ description: '앞 쪽의 next 값' });
export const pageQuery = z.object({ after: after(new RegExp(`^${uuid}~[A-Z_]+~${uuid}$`)) });
export const accrualsQuery = z.object({ after: after(new RegExp(`^${uuid}~[A-Z_]+~${uuid}~${uuid}$`)) });
export const repeating = z.strictObject({ reason: text({ title: '다시 계산하는 이유' }, 500) }).meta({ examples: [{ reason: '늦게 온 복무확인서 반영' }] });

const inList = z.object({ month: z.string(), passed: z.array(z.string()), ended: z.string().nullable() });
export const months = z.object({ items: z.array(inList) }).meta({ title: '월마감 목록' });

const run = z.object({
  id: z.uuid(),
  kind: z.enum(['DRY', 'FINAL', 'ISSUE']),
  contractId: z.uuid().nullable().meta({ description: '월 계산 밖에서 이 계약만 (X-106, X-110)' }),
  runNo: z.int(),
  status: z.string(),
  contracts: z.int(),
  lines: z.int(),
  waiting: z.int(),
  failed: z.int(),
  supplyWon: won,
  vatWon: won,
  totalWon: won,
  partnerSupplyWon: won,
  marginWon: won.meta({ description: '마진: 공급가액 − 협력사 공급가액 (F-19)' }),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});

export const monthPage = inList
  .extend({
    dates: z.object({ runStartsOn: z.string(), attendanceDueOn: z.string(), evidenceCutOffOn: z.string(), issueBy: z.string(), partnerPayDate: z.string(), provisional: z.boolean().meta({ description: '예정: 공휴일이 아직 확정되지 않은 해 (X-95)' }) }),
    steps: z.array(z.object({ step: z.string(), status: z.string(), round: z.int() })),
    runs: z.array(run),
  })
  .meta({ title: '월마감' });

const ofContract = { id: z.string(), contractId: z.uuid(), contractNo: z.string(), customerName: z.string(), sourceKind: z.string(), sourceId: z.uuid() };
const line = z.object({
  ...ofContract,
  billKind: z.string(),
  ...chargedLine,
});
export const lines = z.object({ items: z.array(line), next: z.string().optional() }).meta({ title: '계산된 청구 줄' });
export const accruals = z
  .object({
    items: z.array(z.object({ ...ofContract, partnerId: z.uuid(), partnerName: z.string(), item: z.string(), quantity: z.int(), unitPriceWon: won, supplyWon: won, vatWon: won, lineage: anyJson })),
    next: z.string().optional(),
  })
  .meta({ title: '계산된 협력사 발생액' });
export const exceptions = z.object({ items: z.array(z.object({ ...ofContract, kind: z.string(), reason: z.string(), detail: anyJson.nullable() })), next: z.string().optional() }).meta({ title: '청구 예외' });
export const contractId = z.uuid('not-valid').meta({ description: '계약' });
export const repeated = z.object({ month: z.string() });

const posting = z.object({ account: z.string(), amountWon: won });
const entry = z.object({
  id: z.uuid(),
  ref: z.string(),
  kind: z.string(),
  accrualMonth: z.string(),
  bookedOn: z.string(),
  contractId: z.uuid().nullable(),
  partnerId: z.uuid().nullable(),
  postings: z.array(posting),
});
export const ledger = z.object({ items: z.array(entry), next: z.string().optional() }).meta({ title: '원장', description: '차변은 양수, 대변은 음수' });
export const balances = z.object({ items: z.array(posting) }).meta({ title: '계정별 잔액' });
export const ledgerQuery = z.object({ after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }) });
