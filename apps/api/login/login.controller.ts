import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { isRefusal } from '../../../libs/domain/refusal';
import { changePassword } from '../../../libs/people/change-password';
import { demoLogins } from '../../../libs/people/demo/organisations';
import { logIn } from '../../../libs/people/log-in';
import { markOfSecret } from '../../../libs/people/password';
import { endSession, sessionOf, type PersonSession } from '../../../libs/people/session';
import { whoIAm, type WhoIAm } from '../../../libs/people/who-i-am';
import { EvenReadOnly, EvenWithFirstPassword, CurrentPerson, CurrentSession, Public, SignedIn } from '../access/access';
import { TheHouse, type HouseOfShell } from '../house-token';
import { Answers } from '../openapi/answers';
import { problemOf } from '../problems/problem-of';
import { giveCookie, takeCookie } from '../session/session-cookie';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import { credentials, demoPeople, me, newPassword, type Credentials, type NewPassword } from './login.schemas';

@Controller()
export class LoginController {
  constructor(@TheHouse() private readonly house: HouseOfShell) {}

  @Post('login')
  @Public()
  @Answers({ ko: '로그인', en: 'Log in', schema: me, refuses: ['login.wrong', 'login.locked'] })
  async logIn(@Body({ schema: credentials }) { login, password }: Credentials, @Res({ passthrough: true }) reply: FastifyReply): Promise<WhoIAm> {
    const { database, config } = this.house;
    const entered = await logIn(database, login, password);
    if (isRefusal(entered)) throw problemOf(entered);
    const session = await sessionOf(database, entered.token);
    if (!session) throw new Error('a session ended while it began');
    giveCookie(reply, entered.token, config.secureCookies);
    return transact(this.house, session.actor, whoIAm);
  }

  @Get('login/demo-people')
  @Public()
  @Answers({ ko: '체험용 계정 (체험용 자료가 있을 때만)', en: 'Who may try this installation, where demo data is loaded', schema: demoPeople })
  demoPeople(): z.infer<typeof demoPeople> {
    const { demoData, demoPassword } = this.house.config;
    return demoData ? { people: [...demoLogins], password: demoPassword } : { people: [], password: '' };
  }

  @Post('logout')
  @EvenReadOnly()
  @EvenWithFirstPassword()
  @SignedIn()
  @Answers({ ko: '로그아웃', en: 'Log out' })
  async logOut(@CurrentSession() session: PersonSession, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await endSession(this.house.database, session.tokenHash);
    takeCookie(reply, this.house.config.secureCookies);
  }

  @Get('me')
  @EvenWithFirstPassword()
  @SignedIn()
  @Answers({ ko: '내 정보', en: 'Who I am', schema: me })
  me(@CurrentPerson() person: Actor): Promise<WhoIAm> {
    return transact(this.house, person, whoIAm);
  }

  @Post('me/password')
  @EvenWithFirstPassword()
  @SignedIn()
  @Answers({ ko: '비밀번호 변경', en: 'Change my password; my other sessions end', refuses: ['login.wrong-old-password', 'login.same-password'] })
  async changePassword(@CurrentSession() session: PersonSession, @Body({ schema: newPassword }) body: NewPassword, @TheRequestKey() { key }: RequestKey): Promise<void> {
    const { actor, tokenHash } = session;
    const fingerprint = await markOfSecret(JSON.stringify(body), `${actor.id} ${key}`);
    await transactOnce(this.house, actor, { key, fingerprint }, (tx) => changePassword(tx, tokenHash, body.old, body.new));
  }
}
