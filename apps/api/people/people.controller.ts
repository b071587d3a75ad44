import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { isRefusal } from '../../../libs/domain/refusal';
import { partnerRoles } from '../../../libs/domain/process/roles';
import { deactivate, joinTeam, leaveTeam, reactivate, resetPassword } from '../../../libs/people/administer';
import { changePerson, enterPerson } from '../../../libs/people/enter-person';
import { handOver, workOf } from '../../../libs/people/hand-over';
import { historyOfPerson, listOfPeople, personPage } from '../../../libs/people/list-of-people';
import { markOfSecret } from '../../../libs/people/password';
import type { House } from '../../house';
import { CurrentPerson, Roles, SignedIn, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './people.schemas';

const notYours = ['people.not-found', 'people.not-yours-to-keep'];

/** The administrator keeps the people of every firm, a lead of a partner or customer those of their own. */
const Keepers = () => Roles('ADMIN', ...partnerRoles, 'CUSTOMER');

/** People belong to teams from a day to a day and are never deleted; each change is on record. */
@Controller('people')
@Keepers()
export class PeopleController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @SignedIn()
  @Answers({ ko: '사람 목록', en: 'People of a firm, with the teams that they belonged to on a day', schema: s.people, refuses: ['people.not-yours-to-keep'] })
  list(@Query({ schema: s.peopleQuery }) { organisation, team, ...asked }: z.infer<typeof s.peopleQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfPeople(tx, { ...asked, organisationId: organisation, teamId: team }));
  }

  @Get(':personId')
  @SignedIn()
  @Answers({ ko: '사람 하나', en: 'A person with all memberships, past and to come', schema: s.person, refuses: notYours })
  read(@Param('personId', { schema: s.personId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => personPage(tx, id));
  }

  @Get(':personId/history')
  @SignedIn()
  @Answers({ ko: '사람의 변경 이력', en: 'What was changed of a person, by whom, before and after', schema: s.entries, refuses: notYours })
  history(@Param('personId', { schema: s.personId }) id: string, @Query({ schema: s.nextPage }) { after }: z.infer<typeof s.nextPage>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => historyOfPerson(tx, id, after));
  }

  @Get(':personId/work')
  @Roles('ADMIN')
  @Answers({ ko: '사람의 업무량', en: 'How many open tasks, orders and contracts lie with a person, and stay there when they leave', schema: s.work, refuses: ['people.not-found'] })
  work(@Param('personId', { schema: s.personId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => workOf(tx, id));
  }

  @Post()
  @Answers({
    ko: '사람 등록',
    en: 'Somebody begins to work at a firm: login, first password, teams from a day on',
    schema: s.person,
    status: 201,
    refuses: ['people.not-found', 'organisation.not-found', 'people.not-yours-to-keep', 'people.login-taken', 'people.team-not-found', 'people.team-has-ended', 'people.already-member'],
  })
  async enter(@Body({ schema: s.newPerson }) entered: z.infer<typeof s.newPerson>, @TheRequestKey() { key }: RequestKey, @CurrentPerson() person: Actor) {
    const { password, ...told } = entered;
    const fingerprint = JSON.stringify([told, await markOfSecret(password, `${person.id} ${key}`)]);
    return transactOnce(this.house, person, { key, fingerprint }, async (tx) => {
      const made = await enterPerson(tx, entered);
      return isRefusal(made) ? made : personPage(tx, made.id);
    });
  }

  @Put(':personId')
  @Answers({ ko: '사람 변경', en: 'How somebody is called and reached', schema: s.person, refuses: notYours })
  change(@Param('personId', { schema: s.personId }) id: string, @Body({ schema: s.changedPerson }) body: z.infer<typeof s.changedPerson>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => {
      const changed = await changePerson(tx, id, body);
      return isRefusal(changed) ? changed : personPage(tx, id);
    });
  }

  @Post(':personId/deactivate')
  @Answers({ ko: '로그인 중지', en: 'A person leaves: sessions end at once', schema: z.object({ active: z.literal(false) }), refuses: [...notYours, 'people.not-oneself'] })
  deactivate(@Param('personId', { schema: s.personId }) id: string, @Body({ schema: s.because }) { reason }: z.infer<typeof s.because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => deactivate(tx, id, reason));
  }

  @Post(':personId/reactivate')
  @Answers({ ko: '로그인 재개', en: 'A person comes back', schema: z.object({ active: z.literal(true) }), refuses: [...notYours, 'people.active-already'] })
  reactivate(@Param('personId', { schema: s.personId }) id: string, @Body({ schema: s.because }) { reason }: z.infer<typeof s.because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => reactivate(tx, id, reason));
  }

  @Post(':personId/reset-password')
  @Answers({ ko: '비밀번호 초기화', en: 'A first password anew, to be changed by the person; sessions end', schema: z.object({ reset: z.literal(true) }), refuses: notYours })
  async reset(@Param('personId', { schema: s.personId }) id: string, @Body({ schema: s.resetting }) { password }: z.infer<typeof s.resetting>, @TheRequestKey() { key }: RequestKey, @CurrentPerson() person: Actor) {
    const fingerprint = `reset ${id} ${await markOfSecret(password, `${person.id} ${key}`)}`;
    return transactOnce(this.house, person, { key, fingerprint }, (tx) => resetPassword(tx, id, password));
  }

  @Post(':personId/memberships')
  @Answers({ ko: '팀 배정', en: 'A person belongs to a team from a day on', schema: s.joining, refuses: [...notYours, 'people.team-not-found', 'people.team-has-ended', 'people.already-member'] })
  join(@Param('personId', { schema: s.personId }) id: string, @Body({ schema: s.joining }) body: z.infer<typeof s.joining>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => joinTeam(tx, id, body));
  }

  @Post(':personId/memberships/end')
  @Answers({ ko: '팀 배정 종료', en: 'The last day of a membership', schema: s.ending, refuses: [...notYours, 'people.not-a-member'] })
  leave(@Param('personId', { schema: s.personId }) id: string, @Body({ schema: s.ending }) body: z.infer<typeof s.ending>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => leaveTeam(tx, id, body.teamId, body.lastDay));
  }

  @Post(':personId/hand-over')
  @StaffOnly()
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
