import { z } from 'zod';

const id = z.uuid();

export const searchQuery = z.object({
  q: z.string().trim().min(1, 'required').max(100, 'too-long').meta({ description: '주문·서비스·계약·청구서·사업자등록번호, 고객·협력사·할 일 이름의 앞부분 또는 초성', examples: ['한빛'] }),
});

const order = z.object({ orderId: id, orderNo: z.string(), serviceNo: z.string().nullable(), contractNo: z.string().nullable(), customerName: z.string(), status: z.string() });
const task = z.object({
  id,
  name: z.object({ ko: z.string(), en: z.string() }),
  step: z.string(),
  customerName: z.string().nullable(),
  orderNo: z.string().nullable(),
  accrualMonth: z.string().nullable(),
  dueOn: z.string(),
});
const bill = z.object({ id, billNo: z.string(), customerName: z.string(), accrualMonth: z.string() });
const firm = z.object({ id, kind: z.enum(['CUSTOMER', 'PARTNER']), name: z.string(), code: z.string(), businessNo: z.string().nullable() });

export const found = z
  .object({
    orders: z.array(order),
    tasks: z.array(task).meta({ description: '내가 할 수 있는 업무' }),
    bills: z.array(bill),
    firms: z.array(firm).meta({ description: '고객과 협력사 (사내만)' }),
  })
  .meta({ title: '찾은 것', description: '볼 수 있는 것 가운데서만 찾습니다' });
