import { z } from 'zod';
import { boxes } from '../../../libs/desk/inbox';
import { askedDate } from '../query-fields';

const id = z.uuid();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date');
const instant = z.string();
const anyJson = z.unknown();
const names = z.object({ ko: z.string(), en: z.string() });

export const taskId = z.uuid('not-valid').meta({ description: '업무 번호' });

export const boxOfInbox = z.enum(boxes);

export const pageSize = z.int('not-a-whole-number').min(1, 'too-small').max(100, 'too-large');

export const inboxQuery = z.object({
  box: boxOfInbox.default('mine').meta({ description: '업무함: 내 업무, 팀, 대기, 진행, 완료, 반려, 위임받은 업무, 지연' }),
  sort: z.enum(['due', 'opened']).default('due').meta({ description: '처리기한순 또는 접수순' }),
  limit: z.coerce.number().pipe(pageSize).default(25),
  step: z.string().max(60, 'too-long').optional().meta({ examples: ['check-site'] }),
  customer: z.uuid('not-valid').optional(),
  partner: z.uuid('not-valid').optional(),
  dueFrom: askedDate({ title: '처리기한부터' }).optional(),
  dueTo: askedDate({ title: '처리기한까지' }).optional(),
  after: z.string().max(300, 'too-long').optional().meta({ description: '앞 쪽의 next 값' }),
});

export const inboxRow = z.object({
  id,
  name: names,
  planKey: z.string(),
  step: z.string(),
  instance: z.string(),
  round: z.int(),
  role: z.string(),
  teamId: id,
  assigneeId: id.nullable(),
  status: z.string(),
  version: z.int(),
  openedAt: instant,
  dueOn: date,
  lateFromOn: date,
  startedLate: z.boolean(),
  overdue: z.boolean(),
  returnReason: z.string().nullable(),
  orderId: id.nullable(),
  orderNo: z.string().nullable(),
  serviceNo: z.string().nullable(),
  customerId: id.nullable(),
  customerName: z.string().nullable(),
  accrualMonth: z.string().nullable(),
  endedAt: instant.nullable(),
});

export const inboxFilters = inboxQuery.omit({ after: true, limit: true });
export const sheetQuery = inboxFilters.extend({ language: z.enum(['ko', 'en']).default('ko').meta({ description: '열 이름과 할 일의 언어' }) });
export const countOfFilters = z.object({ count: z.int() }).meta({ title: '건수', description: '1,001은 1,000건 초과를 뜻합니다' });

export const inboxPage = z.object({ items: z.array(inboxRow), next: z.string().optional() }).meta({ title: '업무함 한 쪽' });

export const boxCounts = z
  .record(boxOfInbox, z.int())
  .meta({ title: '업무함별 건수', description: '1,001은 1,000건 초과를 뜻합니다', examples: [{ mine: 3, team: 7, waiting: 5, 'in-progress': 2, done: 41, returned: 1, delegated: 0, overdue: 0 }] });

export const taskPage = inboxRow
  .omit({ endedAt: true, overdue: true, customerId: true })
  .extend({
    runId: id,
    assigneeName: z.string().nullable().meta({ description: '볼 수 없는 사람이면 없음' }),
    overdue: z.boolean(),
    draft: anyJson.nullable(),
    rules: z.array(z.string()),
    dueRule: z.string().meta({ description: '처리기한의 근거 (X-84)' }),
    form: z.object({ name: z.string(), schema: anyJson }),
    choices: z
      .array(
        z.object({
          id,
          item: z.string().meta({ description: '품목 코드' }),
          description: z.string().nullable(),
          orderNo: z.string().nullable(),
          customerName: z.string().nullable(),
          quantity: z.int(),
          supplyWon: z.string().meta({ description: '공급가액(원)' }),
          invoiceMatch: z.enum(['MATCHED', 'MISSING', 'DIFFERENT']).nullable(),
          holdReason: z.string().nullable(),
          proposed: z.record(z.string(), z.string()).meta({ description: '그 줄의 다른 항목에 적을 값' }),
        }),
      )
      .meta({ description: '서식이 고르는 건: 서식에는 id를 적습니다' }),
    evidence: z.array(z.string()),
    returnsTo: z
      .array(z.object({ step: z.string(), name: names, usual: z.boolean().meta({ description: '고르지 않으면 돌아가는 곳 (여럿이면 첫째)' }), reopens: z.array(z.string()).meta({ description: '다시 하게 되는 단계' }) }))
      .meta({ description: '반려할 수 있는 앞 단계' }),
    mayRefuse: z.boolean(),
    told: z
      .array(z.object({ step: z.string(), name: names, form: z.string(), fields: z.array(z.object({ name: z.string(), schema: anyJson.meta({ description: '그 항목의 서식' }), value: anyJson })) }))
      .meta({ description: '앞 단계에서 적은 것 가운데 이 업무에 필요한 것' }),
    documents: z.array(z.object({ id, documentType: z.string(), fileName: z.string(), uploadedAt: instant, cameLate: z.boolean().meta({ description: '닫힌 뒤에 온 서류: 증빙이 아닙니다' }) })),
  })
  .meta({ title: '업무' });

export const history = z.object({
  items: z.array(z.object({ at: instant, kind: z.string(), actor: z.string().nullable(), text: z.string().nullable(), detail: anyJson.nullable(), acting: z.object({ as: z.enum(['actingApproval', 'delegate']), for: z.string() }).nullable().meta({ description: '대결 또는 위임으로 처리했으면 누구를 대신했는지' }) })),
});

const version = z.int('not-a-whole-number').min(1, 'too-small').meta({ description: '본 화면의 업무 버전. 그사이 바뀌었으면 거절됩니다', examples: [1] });
const reason = z.string().trim().min(1, 'required').max(2_000, 'too-long');

export const act = z.strictObject({ version }).meta({ examples: [{ version: 1 }] });
export const completion = z
  .strictObject({ version, form: z.unknown().meta({ description: '단계의 서식 (업무의 form.schema)' }) })
  .meta({ examples: [{ version: 1, form: { network: '100Mbps, 방화벽 예외 가능' } }] });
export const draft = z.strictObject({ version, form: z.json() }).meta({ examples: [{ version: 1, form: { network: '확인 중' } }] });
export const returning = z
  .strictObject({ version, reason: reason.meta({ description: '반려 사유 (필수)' }), to: z.array(z.string().min(1, 'required').max(100, 'too-long')).min(1, 'required').max(100, 'too-many').optional().meta({ description: '되돌릴 단계. 없으면 단계가 정한 곳' }) })
  .meta({ examples: [{ version: 1, reason: '날인이 빠졌습니다', to: ['collect-documents'] }] });
export const foreseeingReturn = returning.extend({ reason: reason.optional() }).meta({ examples: [{ version: 1, to: ['collect-documents'] }] });
export const withdrawing = z.strictObject({ version, reason: reason.meta({ description: '회수 사유' }) }).meta({ examples: [{ version: 2, reason: '날짜를 잘못 적었습니다' }] });
export const refusing = z
  .strictObject({ version, reason: z.string().min(1, 'required').max(60, 'too-long').meta({ description: '승낙 거절 사유 코드 (S1-072)' }), comment: z.string().max(2_000, 'too-long').optional() })
  .meta({ examples: [{ version: 1, reason: 'FALSE_IDENTITY', comment: '명의 확인 불가' }] });
export const reassigning = z
  .strictObject({ version, to: z.uuid('not-valid').meta({ description: '받을 사람' }), reason })
  .meta({ examples: [{ version: 1, to: '01920000-0000-7000-8000-000000000000', reason: '휴가' }] });
export const commenting = z.strictObject({ text: reason }).meta({ examples: [{ text: '고객과 통화했습니다' }] });

export const lateAnswer = z
  .strictObject({ form: z.json().meta({ description: '적어 둔 내용. 검사하지 않고 그대로 남깁니다' }), comment: reason.optional().meta({ description: '남기는 말' }) })
  .meta({ examples: [{ form: { installedOn: '2026-09-03' }, comment: '취소를 듣기 전에 설치를 마쳤습니다' }] });
export const kept = z.object({ kept: z.literal(true) });

const refs = z.array(z.string());
export const foreseenReturn = z
  .object({
    reopens: refs.meta({ description: '다시 하게 되는 모든 단계' }),
    opens: refs.meta({ description: '바로 열리는 단계' }),
    closes: refs.meta({ description: '닫히는 업무' }),
    doneForNothing: refs.meta({ description: '헛되이 된 일' }),
    likelyOpening: z.object({ before: z.string().nullable(), after: z.string().nullable() }).optional().meta({ description: '예상 개통일 (사내만)' }),
  })
  .meta({ title: '반려 미리보기' });

export const done = z
  .object({ openedTasks: z.array(id), doneForNothing: z.array(z.string()), ended: z.string().optional() })
  .meta({ title: '처리 결과', description: '새로 열린 업무, 쓸모없게 된 일, 끝났으면 어떻게' });
export const worked = z.object({ version: z.int(), status: z.string(), assigneeId: id.nullable() });
export const commented = z.object({ commented: z.literal(true) });
