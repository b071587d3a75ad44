import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { customerByBusinessNumber } from '../../../libs/orders/customer-by-business-number';
import type { House } from '../../house';
import { CurrentPerson, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { transact } from '../session/transact';

const asked = z.object({ businessNo: z.string().min(10, 'too-short').max(14, 'too-long').meta({ description: '사업자등록번호', examples: ['211-88-12346'] }) });

const customer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    businessNo: z.string(),
    corporateNo: z.string().nullable(),
    representative: z.string(),
    address: z.string(),
    phone: z.string(),
    email: z.string().nullable(),
    payerName: z.string(),
    payerBusinessNo: z.string(),
    payerDueDay: z.string(),
    payerWantsPaper: z.boolean(),
  })
  .meta({ title: '고객' });

@Controller('customers')
@StaffOnly()
export class CustomersController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '사업자등록번호로 고객 찾기', en: 'The customer with this business number', schema: customer, refuses: ['customer.not-found', 'customer.not-a-business-number'] })
  find(@Query({ schema: asked }) { businessNo }: z.infer<typeof asked>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => customerByBusinessNumber(tx, businessNo));
  }
}
