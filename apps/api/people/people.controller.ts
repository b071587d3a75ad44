import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { handOver } from '../../../libs/people/hand-over';
import type { House } from '../../house';
import { CurrentPerson, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transactOnce, type RequestKey } from '../session/transact';
import * as s from './people.schemas';

@Controller('people')
@StaffOnly()
export class PeopleController {
  constructor(@TheHouse() private readonly house: House) {}

  @Post(':personId/hand-over')
  @Answers({
    ko: '업무 인계',
    en: 'All of a person’s open tasks, orders and contracts go to a colleague: by a supervisor of the team, or the administrator',
    schema: s.handedOver,
    refuses: ['people.not-found', 'people.to-oneself', 'people.only-supervisor-hands-over', 'people.not-in-every-team'],
  })
  handOver(
    @Param('personId', { schema: s.personId }) personId: string,
    @Body({ schema: s.handingOver }) { to, reason }: z.infer<typeof s.handingOver>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => handOver(tx, { from: personId, to, reason }));
  }
}
