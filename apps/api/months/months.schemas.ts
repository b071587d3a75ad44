import { z } from 'zod';
import { text } from '../../../libs/contract/forms/fields';
import { isMonth } from '../../../libs/domain/calendar/plain-date';
import { kindsOfEntry } from '../../../libs/books/ledger';
import { reasonsOfDifference } from '../../../libs/books/pages/month-compared';
import { chargedLine, won } from '../openapi/shapes';

const anyJson = z.unknown();

export const month = z.string().refine(isMonth, 'not-a-month').meta({ description: '발생월', examples: ['2026-10'] });
export const runId = z.uuid('not-valid').meta({ description: '계산 회차' });
const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const after = (cursor: RegExp) => z.string().regex(cursor, 'not-valid').optional().meta({ description: '앞 쪽의 next 값' });
const contract = z.uuid('not-valid').optional().meta({ description: '이 계약만' });
export const pageQuery = z.object({ after: after(new RegExp(`^${uuid}~[A-Z_]+~${uuid}$`)) });
export const linesQuery = pageQuery.extend({ contract });
export const accrualsQuery = z.object({ contract, after: after(new RegExp(`^${uuid}~[A-Z_]+~${uuid}~${uuid}$`)) });
export const repeating = z.strictObject({ reason: text({ title: '다시 계산하는 이유' }, 500) }).meta({ examples: [{ reason: '늦게 온 복무확인서 반영' }] });

const inList = z.object({ month: z.string(), passed: z.array(z.string()), ended: z.string().nullable() });
export const months = z.object({ items: z.array(inList) }).meta({ title: '월마감 목록' });

const run = z.object({
  id: z.uuid(),
  kind: z.enum(['DRY', 'FINAL', 'ISSUE']),
  contractId: z.uuid().nullable().meta({ description: '월 계산 밖에서 이 계약만 (X-106, X-110)' }),
  runNo: z.int(),
  status: z.string(),
  pagesDone: z.int().meta({ description: '계산한 묶음 수' }),
  pages: z.int().meta({ description: '묶음 수' }),
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

const step = z.object({ step: z.string(), status: z.string(), round: z.int() });

export const monthPage = inList
  .extend({
    dates: z.object({ runStartsOn: z.string(), attendanceDueOn: z.string(), evidenceCutOffOn: z.string(), issueBy: z.string(), partnerPayDate: z.string(), provisional: z.boolean().meta({ description: '예정: 공휴일이 아직 확정되지 않은 해 (X-95)' }) }),
    steps: z.array(step),
    payment: z.array(step).meta({ description: '지급일 대기와 협력사 지급 (F-09)' }),
    tasks: z.array(z.object({ id: z.uuid(), step: z.string(), status: z.string(), dueOn: z.string(), assigneeName: z.string().nullable() })).meta({ description: '이 달의 열린 업무' }),
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
const whereItIsPutRight = { orderId: z.uuid().nullable(), orderNo: z.string().nullable(), taskId: z.uuid().nullable().meta({ description: '고칠 수 있는 열린 업무' }), taskStep: z.string().nullable() };
const billedSince = { billId: z.uuid().nullable().meta({ description: '그 뒤에 이 줄을 청구한 청구서' }), billNo: z.string().nullable() };
export const exceptions = z.object({ items: z.array(z.object({ ...ofContract, kind: z.string(), reason: z.string(), detail: anyJson.nullable(), ...whereItIsPutRight, ...billedSince })), next: z.string().optional() }).meta({ title: '청구 예외' });
export const contractId = z.uuid('not-valid').meta({ description: '계약' });
export const repeated = z.object({ month: z.string() });

const posting = z.object({ account: z.string(), amountWon: won });
const entry = z.object({
  id: z.uuid(),
  ref: z.string(),
  kind: z.enum(kindsOfEntry),
  accrualMonth: z.string(),
  bookedOn: z.string(),
  contractId: z.uuid().nullable(),
  contractNo: z.string().nullable(),
  customerName: z.string().nullable(),
  partnerId: z.uuid().nullable(),
  partnerName: z.string().nullable(),
  postings: z.array(posting),
});
export const ledger = z.object({ items: z.array(entry), next: z.string().optional() }).meta({ title: '원장', description: '차변은 양수, 대변은 음수' });
export const balances = z.object({ items: z.array(posting) }).meta({ title: '계정별 잔액' });
export const ledgerQuery = z.object({ after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }) });

const reason = z.enum(reasonsOfDifference).meta({ description: '신규, 종료, 변경, 일회성, 계산에서 빠짐, 변동 없음' });
const against = { beforeWon: won, supplyWon: won, differenceWon: won };
export const compared = z
  .object({
    runId: z.uuid().nullable(),
    kind: z.enum(['DRY', 'FINAL']).nullable(),
    against: z.string().nullable().meta({ description: '견주는 지난달' }),
    againstRunId: z.uuid().nullable(),
    reasons: z.array(z.object({ reason, contracts: z.int(), lines: z.int(), ...against })),
  })
  .meta({ title: '지난달과 견준 금액', description: '공급가액. 월 계산만 견주고 따로 낸 청구서는 빠집니다' });
export const contractsQuery = z.object({ reason: reason.optional(), after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }) });
export const contracts = z
  .object({ items: z.array(z.object({ id: z.uuid(), contractNo: z.string(), customerName: z.string(), lines: z.int(), ...against, reasons: z.array(reason) })), next: z.string().optional() })
  .meta({ title: '월 청구 계약 목록' });
export const partners = z
  .object({
    items: z.array(
      z.object({
        partnerId: z.uuid(),
        partnerName: z.string(),
        runId: z.uuid().nullable(),
        lines: z.int(),
        heldLines: z.int(),
        supplyWon: won,
        vatWon: won,
        heldWon: won,
        paidWon: won,
        payOn: z.string().nullable(),
        hasAccount: z.boolean().meta({ description: '승인된 지급 계좌가 있음' }),
        approvalNo: z.string().nullable().meta({ description: '마지막 세금계산서의 승인번호' }),
        invoiceLate: z.boolean().nullable().meta({ description: '기한 뒤 발급 (F-10)' }),
        taskId: z.uuid().nullable(),
        taskStep: z.string().nullable(),
      }),
    ),
  })
  .meta({ title: '협력사별 정산' });
export const billed = z
  .object({ items: z.array(z.object({ month: z.string(), bills: z.int(), supplyWon: won, partnerSupplyWon: won, marginWon: won })) })
  .meta({ title: '월별 청구', description: '최근 13개월, 공급가액' });
export const margins = z
  .object({ items: z.array(z.object({ partnerId: z.uuid(), partnerName: z.string(), lines: z.int(), chargedWon: won, partnerSupplyWon: won, marginWon: won })) })
  .meta({ title: '협력사별 마진', description: '같은 일에 고객에게 청구한 공급가액 − 협력사 공급가액 (F-19)' });
