import { z } from 'zod';
import { text } from '../../../libs/contract/forms/fields';
import { audiences } from '../../../libs/orders/comments';

export const commentId = z.uuid('not-valid').meta({ description: '댓글' });

const audience = z.enum(audiences, 'not-a-choice').meta({ description: 'HOUSE 사내만, PARTNER 협력사도, CUSTOMER 고객도' });
export const newComment = z
  .strictObject({ text: text({ title: '댓글' }, 2_000), audience: audience.default('HOUSE'), taskId: z.uuid('not-valid').optional().meta({ description: '업무에 남길 때' }) })
  .meta({ title: '댓글 쓰기', examples: [{ text: '설치일을 고객과 확인했습니다', audience: 'HOUSE' }] });

export const listQuery = z.object({
  taskId: z.uuid('not-valid').optional().meta({ description: '한 업무의 댓글만' }),
  after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }),
});

export const comment = z
  .object({ id: z.uuid(), taskId: z.uuid().nullable(), authorName: z.string(), isMine: z.boolean().meta({ description: '내가 쓴 댓글: 거둘 수 있음' }), audience, text: z.string(), writtenAt: z.string() })
  .meta({ title: '댓글' });
export const list = z.object({ items: z.array(comment), next: z.string().optional() }).meta({ title: '주문 댓글' });
export const withdrawn = z.object({ withdrawn: z.literal(true) });
