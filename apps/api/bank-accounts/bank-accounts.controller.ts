import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { approveAccount, refuseAccount } from '../../../libs/books/bank-accounts/decide-account';
import { proposeAccount } from '../../../libs/books/bank-accounts/propose-account';
import { bankAccountPage, bankAccountsOfPartner, listOfBankAccounts, maskedBankAccount } from '../../../libs/books/pages/bank-accounts';
import { bankAccount, bankAccountApproval, type BankAccountForm } from '../../../libs/contract/forms/bank-account';
import { because } from '../../../libs/contract/forms/payment';
import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import { markOfSecret } from '../../../libs/people/password';
import type { House } from '../../house';
import { CurrentPerson, Roles } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { after, nextPage, organisationId } from '../people/people.schemas';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';

const bankAccountId = z.uuid('not-valid').meta({ description: '지급 계좌' });
const listQuery = z.object({ status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED']).default('PROPOSED').meta({ description: '승인 대기, 승인, 반려' }), after });
const account = z
  .object({
    id: z.uuid(), partnerId: z.uuid(), partnerName: z.string(), bankCode: z.string(), accountNo: z.string().meta({ description: '계좌 하나를 읽을 때만 전체, 그 밖에는 가림' }), accountHolder: z.string(),
    reason: z.string(), status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED']), proposedBy: z.uuid(), proposedByName: z.string(), proposedAt: z.string(), decidedByName: z.string().nullable(), decidedAt: z.string().nullable(),
    refusalReason: z.string().nullable(),
  })
  .meta({ title: '지급 계좌' });
const accounts = z.object({ items: z.array(account), next: z.string().optional() }).meta({ title: '지급 계좌 목록' });

const pageAfter = async (tx: Tx, done: { readonly bankAccountId: string } | Refusal) => (isRefusal(done) ? done : maskedBankAccount(tx, done.bankAccountId));

/** Where partners are paid: one person of the settlement team proposes, another approves. */
@Controller()
@Roles('SETTLEMENT_TEAM')
export class BankAccountsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('organisations/:organisationId/bank-accounts')
  @Answers({ ko: '협력사의 지급 계좌', en: 'Every account of a partner, newest first; masked', schema: accounts })
  ofPartner(@Param('organisationId', { schema: organisationId }) id: string, @Query({ schema: nextPage }) asked: z.infer<typeof nextPage>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => bankAccountsOfPartner(tx, id, asked.after));
  }

  @Post('organisations/:organisationId/bank-accounts')
  @Answers({
    ko: '지급 계좌 변경 제안',
    en: 'Propose where a partner is paid from now on',
    schema: account,
    status: 201,
    refuses: ['bank-account.no-such-partner', 'bank-account.proposed-already', 'bank-account.in-force-already', 'bank-account.not-found'],
  })
  async propose(@Param('organisationId', { schema: organisationId }) id: string, @Body({ schema: bankAccount }) form: BankAccountForm, @TheRequestKey() { key }: RequestKey, @CurrentPerson() person: Actor) {
    const { accountNo, ...told } = form;
    const fingerprint = JSON.stringify([id, told, await markOfSecret(accountNo, `${person.id} ${key}`)]);
    return transactOnce(this.house, person, { key, fingerprint }, async (tx) => pageAfter(tx, await proposeAccount(tx, id, form)));
  }

  @Get('bank-accounts')
  @Answers({ ko: '지급 계좌 목록', en: 'Accounts of a status, newest first; masked', schema: accounts })
  list(@Query({ schema: listQuery }) asked: z.infer<typeof listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfBankAccounts(tx, asked));
  }

  @Get('bank-accounts/:bankAccountId')
  @Answers({ ko: '지급 계좌 하나', en: 'An account with its whole number; the reading is on record', schema: account, refuses: ['bank-account.not-found'] })
  read(@Param('bankAccountId', { schema: bankAccountId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => bankAccountPage(tx, id));
  }

  @Post('bank-accounts/:bankAccountId/approve')
  @Answers({
    ko: '지급 계좌 승인',
    en: 'Approve an account that somebody else proposed, reading its number off the paper anew',
    schema: account,
    refuses: ['bank-account.not-found', 'bank-account.decided-already', 'bank-account.another-number', 'approval.maker-is-checker'],
  })
  async approve(@Param('bankAccountId', { schema: bankAccountId }) id: string, @Body({ schema: bankAccountApproval }) { accountNo }: z.infer<typeof bankAccountApproval>, @TheRequestKey() { key }: RequestKey, @CurrentPerson() person: Actor) {
    const fingerprint = JSON.stringify([id, await markOfSecret(accountNo, `${person.id} ${key}`)]);
    return transactOnce(this.house, person, { key, fingerprint }, async (tx) => pageAfter(tx, await approveAccount(tx, id, accountNo)));
  }

  @Post('bank-accounts/:bankAccountId/refuse')
  @Answers({ ko: '지급 계좌 반려', en: 'Refuse an account, or take back what one has proposed', schema: account, refuses: ['bank-account.not-found', 'bank-account.decided-already'] })
  refuse(@Param('bankAccountId', { schema: bankAccountId }) id: string, @Body({ schema: because }) { reason }: z.infer<typeof because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await refuseAccount(tx, id, reason)));
  }
}
