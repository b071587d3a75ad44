import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { searchAudit } from '../../../libs/people/history';
import { addDays } from '../../../libs/domain/calendar/plain-date';
import { refuse } from '../../../libs/domain/refusal';
import { endUnit } from '../../../libs/people/organisations/end-unit';
import { addTeam, renameUnit, unitPage } from '../../../libs/people/organisations/units';
import type { House } from '../../house';
import { CurrentPerson, Roles, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import { endingUnit, newTeam, unit } from './organisations.schemas';
import * as s from './people.schemas';

const aMonth = 31;
const firstDay = '2000-01-01';

/** Units change from a day to a day and are never deleted; each change of whatever subject is on record. */
@Controller()
@Roles('ADMIN')
export class AdministrationController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('audit')
  @Answers({ ko: '변경 이력', en: 'Who changed what: of a thing, of a kind of thing, by a person, within some days, newest first', schema: s.foundEntries, refuses: ['date.too-early'] })
  audit(@Query({ schema: s.auditQuery }) asked: z.infer<typeof s.auditQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => {
      const { from = asked.subjectId ? firstDay : addDays(tx.today, -aMonth), to = tx.today, actor, ...subject } = asked;
      return to < from ? refuse('date.too-early', { field: 'to', params: { date: to, earliest: from } }) : searchAudit(tx, { ...subject, actorId: actor, from, to });
    });
  }

  @Get('units/:unitId')
  @StaffOnly()
  @Answers({ ko: '조직 하나', en: 'A unit with all its names, its predecessors and its successor (X-01)', schema: unit, refuses: ['people.unit-not-found'] })
  unit(@Param('unitId', { schema: s.unitId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => unitPage(tx, id));
  }

  @Post('units/:unitId/rename')
  @Answers({ ko: '조직 이름 변경', en: 'A unit is called otherwise from a day on (X-01)', schema: s.names, refuses: ['people.unit-not-found', 'people.named-later'] })
  rename(@Param('unitId', { schema: s.unitId }) id: string, @Body({ schema: s.naming }) body: z.infer<typeof s.naming>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => renameUnit(tx, id, body));
  }

  @Post('units/:unitId/teams')
  @Answers({ ko: '조직에 역할 추가', en: 'The people of a unit may hold one more role', schema: unit, refuses: ['people.unit-not-found', 'people.role-elsewhere', 'people.team-there-already'] })
  addTeam(@Param('unitId', { schema: s.unitId }) id: string, @Body({ schema: newTeam }) { role }: z.infer<typeof newTeam>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => addTeam(tx, id, role));
  }

  @Post('units/:unitId/end')
  @Answers({
    ko: '조직 종료와 승계',
    en: 'The last day of a unit: its people and its open work go to the successor the day after',
    schema: unit,
    refuses: ['people.unit-not-found', 'people.unit-ended-already', 'people.unit-has-work', 'people.no-such-successor', 'date.in-the-past', 'date.too-early'],
  })
  endUnit(@Param('unitId', { schema: s.unitId }) id: string, @Body({ schema: endingUnit }) body: z.infer<typeof endingUnit>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => endUnit(tx, id, body));
  }
}
