import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { date, text } from '../../../libs/contract/forms/fields';
import type { Actor } from '../../../libs/contract/sides';
import { auditOf, deactivate, joinTeam, leaveTeam, renameUnit, resetPassword } from '../../../libs/people/administer';
import { markOfSecret } from '../../../libs/people/password';
import type { House } from '../../house';
import { CurrentPerson, Roles } from '../access/access';
import { TheHouse } from '../house-token';
import { freshPassword } from '../login/login.schemas';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import { personId } from './people.schemas';

const anybody = '01920000-0000-7000-8000-000000000000';
const unitId = z.uuid('not-valid').meta({ description: '조직' });
const teamId = z.uuid('not-valid').meta({ title: '팀' });
const leaving = z.strictObject({ reason: text({ title: '사유' }) }).meta({ examples: [{ reason: '퇴사' }] });
const resetting = z.strictObject({ password: freshPassword.meta({ title: '첫 비밀번호' }) }).meta({ examples: [{ password: '늦가을 비 오는 목요일 2026' }] });
const joining = z
  .strictObject({ teamId, supervisor: z.boolean().meta({ title: '팀장' }), from: date({ title: '첫날' }) })
  .meta({ examples: [{ teamId: anybody, supervisor: false, from: '2026-11-26' }] });
const ending = z.strictObject({ teamId, lastDay: date({ title: '마지막 날' }) }).meta({ examples: [{ teamId: anybody, lastDay: '2026-11-26' }] });
const naming = z
  .strictObject({ nameKo: text({ title: '이름' }, 60), nameEn: text({ title: '영문 이름' }, 60), from: date({ title: '첫날' }) })
  .meta({ examples: [{ nameKo: 'SMB현장지원담당', nameEn: 'SMB field support', from: '2026-11-26' }] });
const auditQuery = z.object({
  subjectKind: z.string().regex(/^[A-Z_]{3,40}$/, 'not-valid').meta({ description: '무엇의', examples: ['PERSON'] }),
  subjectId: z.string().min(1, 'required').max(100, 'too-long').meta({ description: '그 번호', examples: [anybody] }),
  after: z.uuid('not-valid').optional().meta({ description: '앞 쪽의 next 값' }),
});
const entries = z
  .object({ items: z.array(z.object({ id: z.uuid(), at: z.string(), actorName: z.string(), action: z.string(), before: z.unknown(), after: z.unknown() })), next: z.string().optional() })
  .meta({ title: '변경 이력' });
const names = z.object({ names: z.array(z.object({ nameKo: z.string(), nameEn: z.string(), from: z.string() })) }).meta({ title: '조직 이름의 이력' });

/** People, teams and units change from a day to a day and are never deleted; each change is on record. */
@Controller()
@Roles('ADMIN')
export class AdministrationController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('audit')
  @Answers({ ko: '변경 이력', en: 'Who changed what of a subject, newest first', schema: entries })
  audit(@Query({ schema: auditQuery }) asked: z.infer<typeof auditQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => auditOf(tx, asked));
  }

  @Post('people/:personId/deactivate')
  @Answers({ ko: '로그인 중지', en: 'A person leaves: sessions end at once', schema: z.object({ active: z.literal(false) }), refuses: ['people.not-found', 'people.not-oneself'] })
  deactivate(@Param('personId', { schema: personId }) id: string, @Body({ schema: leaving }) { reason }: z.infer<typeof leaving>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => deactivate(tx, id, reason));
  }

  @Post('people/:personId/reset-password')
  @Answers({ ko: '비밀번호 초기화', en: 'A first password anew; sessions end', schema: z.object({ reset: z.literal(true) }), refuses: ['people.not-found'] })
  async reset(@Param('personId', { schema: personId }) id: string, @Body({ schema: resetting }) { password }: z.infer<typeof resetting>, @TheRequestKey() { key }: RequestKey, @CurrentPerson() person: Actor) {
    const fingerprint = await markOfSecret(`reset ${id} ${password}`, `${person.id} ${key}`);
    return transactOnce(this.house, person, { key, fingerprint }, (tx) => resetPassword(tx, id, password));
  }

  @Post('people/:personId/memberships')
  @Answers({ ko: '팀 배정', en: 'A person belongs to a team from a day on', schema: joining, refuses: ['people.not-found', 'people.team-not-found', 'people.already-member'] })
  join(@Param('personId', { schema: personId }) id: string, @Body({ schema: joining }) body: z.infer<typeof joining>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => joinTeam(tx, id, body));
  }

  @Post('people/:personId/memberships/end')
  @Answers({ ko: '팀 배정 종료', en: 'The last day of a membership', schema: ending, refuses: ['people.not-found', 'people.not-a-member'] })
  leave(@Param('personId', { schema: personId }) id: string, @Body({ schema: ending }) body: z.infer<typeof ending>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => leaveTeam(tx, id, body.teamId, body.lastDay));
  }

  @Post('units/:unitId/rename')
  @Answers({ ko: '조직 이름 변경', en: 'A unit is called otherwise from a day on (X-01)', schema: names, refuses: ['people.unit-not-found', 'people.named-later'] })
  rename(@Param('unitId', { schema: unitId }) id: string, @Body({ schema: naming }) body: z.infer<typeof naming>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => renameUnit(tx, id, body));
  }
}
