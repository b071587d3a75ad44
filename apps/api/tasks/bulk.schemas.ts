import { z } from 'zod';
import { done, worked } from './tasks.schemas';

const placeholder = '01920000-0000-7000-8000-000000000000';
const mostAtOnce = 100;

const row = z.strictObject({ taskId: z.uuid('not-valid').meta({ description: '업무 번호' }), version: z.int('not-a-whole-number').min(1, 'too-small').meta({ description: '본 화면의 업무 버전' }) });
const tasks = z.array(row).min(1, 'too-few').max(mostAtOnce, 'too-many').meta({ description: '한 번에 100건까지. 건마다 따로 처리됩니다' });
const oneTask = [{ taskId: placeholder, version: 1 }];

export const claiming = z.strictObject({ tasks }).meta({ title: '일괄 담당', examples: [{ tasks: oneTask }] });
export const completing = z
  .strictObject({
    step: z.string().min(1, 'required').max(60, 'too-long').meta({ description: '모든 업무의 단계' }),
    form: z.unknown().meta({ description: '단계의 서식. 모든 업무에 같은 값' }),
    tasks,
  })
  .meta({ title: '일괄 완료', examples: [{ step: 'check-site', form: { network: '100Mbps, 방화벽 예외 가능' }, tasks: oneTask }] });
export const reassigning = z
  .strictObject({ to: z.uuid('not-valid').meta({ description: '받을 사람' }), reason: z.string().trim().min(1, 'required').max(2_000, 'too-long').meta({ description: '사유' }), tasks })
  .meta({ title: '일괄 담당자 변경', examples: [{ to: placeholder, reason: '휴가', tasks: oneTask }] });

const problem = z.object({
  status: z.int(),
  code: z.string(),
  ko: z.string(),
  en: z.string(),
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  issues: z.array(z.object({ field: z.string(), rule: z.string(), ko: z.string(), en: z.string() })).optional(),
});

const rowsOf = (answer: z.ZodType) =>
  z
    .object({ items: z.array(z.discriminatedUnion('ok', [z.object({ taskId: z.uuid(), ok: z.literal(true), answer }), z.object({ taskId: z.uuid(), ok: z.literal(false), problem })])) })
    .meta({ title: '일괄 처리 결과', description: '업무마다 한 줄, 보낸 순서대로. 한 건이 거절되어도 나머지는 처리됩니다' });

export const workedRows = rowsOf(worked);
export const doneRows = rowsOf(done);
