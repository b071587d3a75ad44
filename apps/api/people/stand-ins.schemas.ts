import { z } from 'zod';
import { optionalText } from '../../../libs/contract/forms/fields';
import { allRoles } from '../../../libs/domain/process/roles';
import { askedDate } from '../query-fields';

const placeholder = '01920000-0000-7000-8000-000000000000';
const colleague = z.uuid('not-valid').meta({ title: '대신할 사람' });
const period = { from: askedDate({ title: '시작일', description: '이날부터' }), to: askedDate({ title: '종료일', description: '이날까지' }) };
const reason = optionalText({ title: '사유' }, 500);

export const substitutionId = z.uuid('not-valid').meta({ description: '부재 또는 위임' });

export const absence = z
  .strictObject({
    personId: z.uuid('not-valid').optional().meta({ title: '부재자', description: '없으면 본인' }),
    deputyId: colleague,
    role: z.enum(allRoles).optional().meta({ title: '역할', description: '없으면 모든 역할' }),
    ...period,
    reason,
  })
  .meta({ title: '부재 등록', examples: [{ deputyId: placeholder, from: '2026-09-01', to: '2026-09-05', reason: '휴가' }] });

export const delegation = z
  .strictObject({
    deputyId: colleague,
    step: z.string().min(1, 'required').max(60, 'too-long').optional().meta({ title: '단계', description: '이 단계의 모든 업무' }),
    taskIds: z.array(z.uuid('not-valid')).min(1, 'too-few').max(100, 'too-many').optional().meta({ title: '업무', description: '이 업무들만' }),
    ...period,
    reason,
  })
  .refine(({ step, taskIds }) => (step === undefined) !== (taskIds === undefined), { message: 'required', path: ['step'] })
  .meta({ title: '위임', description: '단계 또는 업무 가운데 하나를 적습니다', examples: [{ deputyId: placeholder, step: 'check-site', from: '2026-09-01', to: '2026-09-05', reason: '출장' }] });

export const entered = z.object({ id: z.uuid() });
export const ended = z.object({ ended: z.literal(true) });
export const listQuery = z.object({ past: z.enum(['true', 'false']).default('false').meta({ description: 'true면 지난 것' }), after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }) });

export const standIns = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        as: z.enum(['ABSENCE', 'DELEGATION']),
        personId: z.uuid(),
        personName: z.string(),
        deputyId: z.uuid(),
        deputyName: z.string(),
        role: z.string().nullable(),
        step: z.string().nullable(),
        taskIds: z.array(z.uuid()).nullable(),
        from: z.string(),
        to: z.string(),
        reason: z.string().nullable(),
        holds: z.boolean().meta({ description: '오늘 유효한지' }),
      }),
    ),
    next: z.uuid().optional(),
  })
  .meta({ title: '부재와 위임' });
