import { z } from 'zod';
import { actsOnOrder } from '../../../libs/orders/what-may-be-done';
import { orderApplication } from '../../../libs/contract/forms/order-application';
import { text } from '../../../libs/contract/forms/fields';
import { quote } from '../quotes/quotes.schemas';
import { won, words } from '../openapi/shapes';

/** Why an application that is well filled in may still not be entered. */
export const entryFaults = [
  'order.recording-is-asked-for-apart',
  'order.open-date-is-past',
  'order.end-date-with-commitment',
  'order.ends-before-it-opens',
  'order.partner-missing',
  'order.partner-does-not-serve',
  'pricing.more-than-base-seats',
  'pricing.agent-app-needs-an-agreed-price',
  'pricing.agent-app-has-a-catalogue-price',
  'catalogue.not-in-force',
] as const;

const instant = z.string();
const nullableInstant = instant.nullable();
const version = z.int('not-a-whole-number').min(1, 'too-small').meta({ description: '본 화면의 주문 버전', examples: [1] });

export const orderId = z.uuid('not-valid').meta({ description: '주문' });

const partner = '01920000-0000-7000-8000-000000000000';
export const exampleApplication = {
  customer: {
    name: '한빛상사 주식회사',
    businessNo: '211-88-12346',
    representative: '정하늘',
    address: '서울특별시 중구 이음로 12',
    phone: '010-0000-1234',
    email: 'office@example.com',
  },
  payer: { name: '한빛상사 주식회사', businessNo: '211-88-12346', dueDay: '25' },
  product: { seats: 30, termMonths: 36, agentApp: { plan: 'BASIC', seats: 30 }, recordingSeats: 0, extraLines: 0, arsUsed: true, intelligentNumber: false },
  access: { kind: 'VPN', routerFromKt: true },
  devices: [{ kind: 'HEADSET', quantity: 30, unitPriceWon: '55000', partnerUnitPriceWon: '48000' }],
  staffing: { agents: 2, unitPriceWon: '2600000', partnerUnitPriceWon: '2400000' },
  partners: { PARTNER_SYSTEM: partner, PARTNER_APP: partner, PARTNER_STAFFING: partner, PARTNER_DEVICE: partner },
  requestedOpenDate: '2027-01-15',
  consents: { collection: true, thirdParty: false },
};

export const newOrder = orderApplication.meta({ title: '신규 신청서', examples: [exampleApplication] });
export const changedApplication = z.strictObject({ version, application: orderApplication }).meta({ examples: [{ version: 1, application: exampleApplication }] });
export const changeUnderWay = z
  .strictObject({ version, application: orderApplication, reason: text({ title: '변경 사유' }, 2_000) })
  .meta({ title: '진행 중 변경', examples: [{ version: 2, application: exampleApplication, reason: '고객이 상담석 10석을 추가했습니다' }] });
export const submission = z.strictObject({ version }).meta({ examples: [{ version: 1 }] });
export const cancellation = z.strictObject({ reason: text({ title: '취소 사유' }, 2_000) }).meta({ examples: [{ reason: '고객이 청약을 철회했습니다' }] });

export const statuses = z.enum(
  ['DRAFT', 'SUBMITTED', 'RECEIVED', 'DOCS_INCOMPLETE', 'IN_APPROVAL', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'SO_PROCESSED', 'IN_ACTIVATION', 'INSPECTION', 'ACCEPTED', 'OPEN', 'BILLING_REQUESTED', 'CLOSED', 'CANCELLED'],
  'not-a-choice',
);
export const listQuery = z.object({
  status: statuses.optional(),
  mine: z.stringbool().optional().meta({ description: '내가 담당한 주문만', examples: ['true'] }),
  customer: z.uuid('not-valid').optional().meta({ description: '이 고객의 주문만' }),
  after: z.string().max(300, 'too-long').optional().meta({ description: '앞 쪽의 next 값' }),
});
export const eventsQuery = z.object({ after: z.coerce.number().int('not-a-whole-number').min(0, 'too-small').default(0).meta({ description: '이 번호 뒤부터' }) });

export const enteredOrder = z
  .object({ id: z.uuid(), orderNo: z.string(), version: z.int(), status: statuses, quote, warnings: z.array(z.string()) })
  .meta({ title: '입력한 주문' });
const refs = z.array(z.string());
const likelyDay = z.string().nullable();
const owed = z.object({
  itemId: z.uuid(),
  kind: z.string(),
  description: z.string(),
  quantity: z.int(),
  partnerId: z.uuid(),
  partnerName: z.string(),
  atMostWon: won.meta({ description: '협력사 단가로 지급할 수 있는 최대 공급가액' }),
  agreedWon: won.nullable().meta({ description: '정산하기로 한 금액' }),
  reason: z.string().nullable(),
});
const takenBack = z.array(z.object({ step: z.string(), name: words, role: z.string() })).meta({ description: '되돌릴 일과 맡을 역할' });
const stillOwed = z.array(owed).meta({ description: '협력사에 지급할 수 있는 품목' });
export const changedOrder = enteredOrder
  .extend({
    opens: refs.meta({ description: '새로 열리는 단계' }),
    closes: refs.meta({ description: '필요 없어진 열린 단계' }),
    doneForNothing: refs.meta({ description: '헛되이 된 일: 필요 없어졌거나 다시 할 단계' }),
    added: refs.meta({ description: '더 해야 하는 단계' }),
    dropped: refs.meta({ description: '하지 않아도 되는 단계' }),
    price: z.object({ moved: z.boolean(), before: quote }),
    replaced: z.array(z.object({ role: z.string(), fromName: z.string(), toName: z.string(), takenBack, stillOwed })).meta({ description: '계약 뒤 바뀐 협력사: 이전 협력사가 되돌릴 일과 아직 지급할 수 있는 품목' }),
    likelyOpening: z.object({ before: likelyDay, after: likelyDay }).meta({ description: '예상 개통일' }),
  })
  .meta({ title: '바꾼 주문' });
export const submittedOrder = z.object({ id: z.uuid(), orderNo: z.string(), status: z.literal('SUBMITTED'), runId: z.uuid() }).meta({ title: '제출한 주문' });
export const cancelledOrder = z
  .object({
    id: z.uuid(),
    status: z.literal('CANCELLED'),
    closes: refs.meta({ description: '닫히는 업무' }),
    doneForNothing: refs.meta({ description: '헛되이 된 일' }),
    takenBack,
    freedSlotOn: z.string().nullable().meta({ description: '반납한 녹음 목요일' }),
    contractsToEnd: z.array(z.string()).meta({ description: '계약을 끝낼 협력사 역할' }),
    stillOwed,
  })
  .meta({ title: '취소한 주문' });

const head = z.object({
  id: z.uuid(),
  orderNo: z.string(),
  status: statuses,
  customerName: z.string(),
  serviceNo: z.string().nullable(),
  requestedOpenDate: z.string(),
  salesRepName: z.string(),
  createdAt: instant,
});
export const orderList = z.object({ items: z.array(head.extend({ inPlainWords: words })), next: z.string().optional() }).meta({ title: '주문 목록' });

const step = z.object({
  ref: z.string(),
  name: words,
  stage: z.string(),
  status: z.string(),
  round: z.int(),
  needed: z.boolean().meta({ description: '거짓이면 해당없음' }),
  roles: z.array(z.string()),
  maySkip: z.boolean().meta({ description: '두 사람 확인으로 건너뛸 수 있음' }),
});
const task = z.object({
  id: z.uuid(),
  step: z.string(),
  instance: z.string(),
  name: words,
  role: z.string(),
  status: z.string(),
  assigneeName: z.string().nullable(),
  openedAt: instant,
  dueOn: z.string(),
  startedLate: z.boolean(),
  endedAt: nullableInstant,
  returnReason: z.string().nullable(),
});
const document = z.object({ id: z.uuid(), documentType: z.string(), fileName: z.string(), taskId: z.uuid().nullable(), uploadedAt: instant });

export const orderPage = head
  .extend({
    version: z.int(),
    customerId: z.uuid(),
    contractId: z.uuid().nullable(),
    submittedAt: nullableInstant,
    endedAt: nullableInstant,
    application: z.unknown().meta({ description: '읽는 사람이 볼 수 있는 항목만' }),
    quote: quote.optional(),
    partners: z.array(z.object({ role: z.string(), organisationId: z.uuid(), name: z.string() })).optional(),
    facts: z.record(z.string(), z.unknown()).optional(),
    plan: z.object({ key: z.string(), version: z.int() }).optional().meta({ description: '이 주문이 따르는 단계 계획' }),
    steps: z.array(step).optional(),
    afterCancellation: z.object({ ended: z.boolean(), steps: z.array(step), stillOwed: z.array(owed) }).optional().meta({ description: '청약취소 뒤 되돌리고 정산할 일' }),
    dates: z.object({ recordingSlotOn: z.string().optional(), inspectionOn: z.string().optional(), plannedInstallOn: z.string().optional() }),
    tasks: z.array(task),
    documents: z.array(document),
    scenarioText: z.string().optional().meta({ description: '마지막으로 제출된 시나리오(멘트): 사내, 고객, 녹음하는 협력사' }),
    inPlainWords: words,
    mayDo: z.array(z.enum(actsOnOrder)).meta({ description: '읽는 사람이 지금 할 수 있는 일' }),
  })
  .meta({ title: '주문' });

const lateAnswer = z.object({ taskId: z.uuid(), step: z.string(), at: instant, actorName: z.string().nullable(), text: z.string().nullable(), form: z.unknown() });
export const orderEvents = z
  .object({
    items: z.array(z.object({ seq: z.int(), at: instant, actorName: z.string(), actingForName: z.string().nullable(), event: z.unknown(), form: z.unknown().nullable(), taskId: z.uuid().nullable(), lateAnswers: z.array(lateAnswer).meta({ description: '이 일로 닫힌 업무에 남긴 늦은 답변' }) })),
    next: z.string().optional(),
  })
  .meta({ title: '주문 이력' });
