import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { isRefusal } from '../../../libs/domain/refusal';
import { customerByBusinessNumber } from '../../../libs/orders/customer-by-business-number';
import { inviteCustomerPerson, peopleOfCustomer } from '../../../libs/people/invite-customer-person';
import { markOfSecret } from '../../../libs/people/password';
import type { House } from '../../house';
import { CurrentPerson, Roles, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './customers.schemas';

@Controller('customers')
@StaffOnly()
export class CustomersController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '사업자등록번호로 고객 찾기', en: 'The customer with this business number', schema: s.customer, refuses: ['customer.not-found', 'customer.not-a-business-number'] })
  find(@Query({ schema: s.byBusinessNo }) { businessNo }: z.infer<typeof s.byBusinessNo>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => customerByBusinessNumber(tx, businessNo));
  }

  @Get(':customerId/people')
  @Answers({ ko: '고객 담당자', en: 'People of the customer who can log in', schema: s.people, refuses: ['people.customer-not-found'] })
  people(@Param('customerId', { schema: s.customerId }) customerId: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => {
      const items = await peopleOfCustomer(tx, customerId);
      return isRefusal(items) ? items : { items };
    });
  }

  @Post(':customerId/people')
  @Roles('SALES_REP', 'ADMIN')
  @Answers({
    ko: '고객 담당자 초대',
    en: 'Invite a person of the customer: its tasks are theirs from now on',
    schema: s.person,
    status: 201,
    refuses: ['people.customer-not-found', 'people.not-your-customer', 'people.login-taken'],
  })
  async invite(
    @Param('customerId', { schema: s.customerId }) customerId: string,
    @Body({ schema: s.newPerson }) invited: z.infer<typeof s.newPerson>,
    @TheRequestKey() { key }: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    const fingerprint = await fingerprintOf(customerId, invited, `${person.id} ${key}`);
    return transactOnce(this.house, person, { key, fingerprint }, (tx) => inviteCustomerPerson(tx, customerId, { ...invited, passwordIsFirst: true }));
  }
}

/** What a repeated request is known by; of the password only what tells as little as the kept one. */
const fingerprintOf = async (customerId: string, { password, ...told }: z.infer<typeof s.newPerson>, key: string): Promise<string> =>
  JSON.stringify([customerId, told, await markOfSecret(password, key)]);
