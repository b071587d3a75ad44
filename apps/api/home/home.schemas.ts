import { z } from 'zod';
import { kindsOfChange } from '../../../libs/desk/home/changes-since';
import { words } from '../openapi/shapes';
import { statuses } from '../orders/orders.schemas';
import { inboxRow } from '../tasks/tasks.schemas';

const count = z.int().meta({ description: '1,001은 1,000건 초과를 뜻합니다' });

const change = z.object({
  kind: z.enum(kindsOfChange).meta({ description: '새로 옴, 되돌아옴, 지연됨, 다른 사람이 완료함, 다른 사람이 반려함' }),
  at: z.string(),
  taskId: z.uuid().nullable().meta({ description: '내가 할 업무. 다른 사람이 한 일이면 없음' }),
  step: z.string(),
  name: words,
  orderId: z.uuid().nullable(),
  orderNo: z.string().nullable(),
  customerName: z.string().nullable(),
  accrualMonth: z.string().nullable(),
  actorName: z.string().nullable(),
  reason: z.string().nullable().meta({ description: '반려 사유' }),
});

export const home = z
  .object({
    tiles: z.object({ waiting: count, inProgress: count, dueSoon: count, dueSoonUntil: z.string().meta({ description: '기한임박: 오늘부터 다음 영업일까지' }), overdue: count }),
    urgent: z.array(inboxRow).meta({ description: '가장 급한 내 업무. 내 업무가 없으면 맡을 수 있는 업무' }),
    since: z.string().meta({ description: '지난번에 본 때 (처음이면 7일 전)' }),
    changes: z.object({ items: z.array(change), more: z.boolean() }).meta({ description: '그 뒤로 바뀐 일, 최근 것부터' }),
  })
  .meta({ title: '홈' });
export const visited = z.object({ since: z.string() });
export const ownOrders = z.object({ items: z.array(z.object({ status: statuses, orders: z.int() })) }).meta({ title: '상태별 내 주문' });
export const lines = z
  .object({
    until: z.string(),
    items: z.array(
      z.object({ id: z.uuid(), step: z.string(), name: words, dueOn: z.string(), overdue: z.boolean(), status: z.string(), role: z.string(), orderId: z.uuid(), orderNo: z.string(), serviceNo: z.string().nullable(), customerName: z.string() }),
    ),
  })
  .meta({ title: '회선·라우터 일정' });
