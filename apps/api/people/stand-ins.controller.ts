import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { listOfStandIns } from '../../../libs/people/list-of-stand-ins';
import { delegate, endStandIn, enterAbsence } from '../../../libs/people/stand-in';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './stand-ins.schemas';

const refusalsOfPeriods = ['date.too-early', 'date.in-the-past', 'people.to-oneself'];

/** Absences with their deputies (부재·대결), and tasks that are handed to a colleague for a time (위임). */
@Controller()
@SignedIn()
export class StandInsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('substitutions')
  @Answers({ ko: '부재와 위임', en: 'Absences and delegations that hold or are to come, or those that are past: my own, mine as deputy, my people’s', schema: s.standIns })
  list(@Query({ schema: s.listQuery }) { after, past }: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfStandIns(tx, { after, past: past === 'true' }));
  }

  @Post('absences')
  @Answers({
    ko: '부재 등록',
    en: 'Enter an absence with a deputy: by the person, their lead or an administrator',
    schema: s.entered,
    status: 201,
    refuses: [...refusalsOfPeriods, 'people.not-found', 'substitution.not-yours', 'substitution.deputy-elsewhere', 'substitution.role-not-held', 'substitution.overlaps'],
  })
  absence(@Body({ schema: s.absence }) { personId = '', ...absence }: z.infer<typeof s.absence>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => enterAbsence(tx, { ...absence, personId: personId || person.id }));
  }

  @Post('delegations')
  @Answers({
    ko: '위임',
    en: 'Hand open tasks, or all of a step, to a colleague of the same team for a time',
    schema: s.entered,
    status: 201,
    refuses: [...refusalsOfPeriods, 'substitution.task-not-yours', 'substitution.not-in-team'],
  })
  delegate(@Body({ schema: s.delegation }) delegation: z.infer<typeof s.delegation>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => delegate(tx, delegation));
  }

  @Post('substitutions/:substitutionId/end')
  @Answers({ ko: '부재·위임 끝내기', en: 'End it before its last day', schema: s.ended, refuses: ['substitution.not-found', 'substitution.ended-already'] })
  end(@Param('substitutionId', { schema: s.substitutionId }) substitutionId: string, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => endStandIn(tx, substitutionId));
  }
}
