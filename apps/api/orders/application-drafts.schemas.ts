import { z } from 'zod';
import { orderApplication } from '../../../libs/contract/forms/order-application';
import { exampleApplication } from './orders.schemas';

export const draftId = z.uuid('not-valid').meta({ description: '임시저장한 신청서' });

/** An application with every part filled in is a tenth of this. */
const longestDraft = 200_000;
const version = z.int('not-a-whole-number').min(1, 'too-small').meta({ description: '본 화면의 임시저장 버전', examples: [1] });
const written = {
  customerName: z.string().trim().max(100, 'too-long').optional().meta({ title: '법인명(상호)', description: '목록에서 알아볼 이름' }),
  content: z
    .record(z.string().max(100, 'too-long'), z.unknown())
    .refine((content) => JSON.stringify(content).length <= longestDraft, 'too-long')
    .meta({ title: '적은 내용', description: '화면이 적은 그대로; 제출할 때 검사합니다' }),
};
const example = { customerName: '한빛상사', content: { customer: { name: '한빛상사' } } };

export const newDraft = z.strictObject(written).meta({ title: '신청서 임시저장', examples: [example] });
export const keptDraft = z.strictObject({ version, ...written }).meta({ title: '신청서 다시 저장', examples: [{ version: 1, ...example }] });
export const finished = z.strictObject({ application: orderApplication }).meta({ title: '신청서 제출', examples: [{ application: exampleApplication }] });

export const inList = z
  .object({ id: z.uuid(), customerName: z.string().nullable(), version: z.int(), savedAt: z.string() })
  .meta({ title: '임시저장' });
export const list = z.object({ items: z.array(inList) }).meta({ title: '임시저장 목록' });
const paper = z.object({ id: z.uuid(), documentType: z.string(), fileName: z.string(), uploadedAt: z.string() }).meta({ title: '신청서에 붙인 서류' });
export const draft = inList.extend({ content: z.unknown(), papers: z.array(paper) }).meta({ title: '임시저장한 신청서' });
export const removed = z.object({ removed: z.literal(true) });
