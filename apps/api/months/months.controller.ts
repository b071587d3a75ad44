import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { repeatDryRun } from '../../../libs/books/months/repeat-dry-run';
import { billAgain } from '../../../libs/books/supplementary/start-supplementary-bill';
import { balancesOfMonth, ledgerOfMonth } from '../../../libs/books/pages/ledger-page';
import { listOfMonths, monthPage } from '../../../libs/books/pages/month-page';
import { billedByMonth, marginsOfRun } from '../../../libs/books/pages/figures';
import { contractsOfMonth, monthCompared } from '../../../libs/books/pages/month-compared';
import { partnersOfMonth } from '../../../libs/books/pages/month-partners';
import { accrualsOfRun, exceptionsOfRun, linesOfRun } from '../../../libs/books/pages/run-lines';
import type { Actor } from '../../../libs/contract/sides';
import type { House } from '../../house';
import { CurrentPerson, Roles, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './months.schemas';

/** Accrual months: dry run, what waits, approval, issue, and the ledger that they leave. For the house alone. */
@Controller('months')
@StaffOnly()
export class MonthsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '월마감 목록', en: 'Months that were opened, newest first', schema: s.months })
  list(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await listOfMonths(tx) }));
  }

  @Get('billed')
  @Answers({ ko: '월별 청구', en: 'What the last thirteen months billed, and what partners earned of it', schema: s.billed })
  billed(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await billedByMonth(tx) }));
  }

  @Get(':month')
  @Answers({ ko: '월마감 하나', en: 'A month: its dates, where it stands, every run over its contracts', schema: s.monthPage, refuses: ['month.not-open'] })
  read(@Param('month', { schema: s.month }) month: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => monthPage(tx, month));
  }

  @Post(':month/dry-run')
  @Roles('CONSULTING_SUPPORT', 'SETTLEMENT_TEAM')
  @Answers({ ko: '다시 계산', en: 'Compute the month once more, until it is approved', schema: s.repeated, refuses: ['month.not-open', 'month.already-approved'] })
  repeat(
    @Param('month', { schema: s.month }) month: string,
    @Body({ schema: s.repeating }) { reason }: z.infer<typeof s.repeating>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => repeatDryRun(tx, this.house.desk, month, { reason, idempotencyKey: key.key }));
  }

  @Post(':month/contracts/:contractId/bill')
  @Roles('CONSULTING_SUPPORT', 'SETTLEMENT_TEAM')
  @Answers({
    ko: '제외된 계약 따로 청구',
    en: 'Bill a contract that the month left out, with a run of its own',
    schema: s.repeated,
    refuses: ['month.not-issued', 'month.computed-again-already', 'contract.not-found'],
  })
  billAgain(
    @Param('month', { schema: s.month }) month: string,
    @Param('contractId', { schema: s.contractId }) contractId: string,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => billAgain(tx, this.house.desk, month, contractId));
  }

  @Get('runs/:runId/lines')
  @Answers({ ko: '계산된 청구 줄', en: 'What a run would bill, each line with its arithmetic', schema: s.lines })
  lines(@Param('runId', { schema: s.runId }) id: string, @Query({ schema: s.linesQuery }) query: z.infer<typeof s.linesQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => linesOfRun(tx, id, query));
  }

  @Get('runs/:runId/accruals')
  @Answers({ ko: '계산된 협력사 발생액', en: 'What partners would earn by a run, each with its arithmetic', schema: s.accruals })
  accruals(@Param('runId', { schema: s.runId }) id: string, @Query({ schema: s.accrualsQuery }) query: z.infer<typeof s.accrualsQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => accrualsOfRun(tx, id, query));
  }

  @Get('runs/:runId/margins')
  @Answers({ ko: '협력사별 마진', en: 'What a run charges for partners’ work, and what they earn by it', schema: s.margins })
  margins(@Param('runId', { schema: s.runId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await marginsOfRun(tx, id) }));
  }

  @Get('runs/:runId/exceptions')
  @Answers({ ko: '청구 예외', en: 'What waits, failed or differs in a run', schema: s.exceptions })
  exceptions(@Param('runId', { schema: s.runId }) id: string, @Query({ schema: s.pageQuery }) { after }: z.infer<typeof s.pageQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => exceptionsOfRun(tx, id, after));
  }

  @Get(':month/compared')
  @Answers({ ko: '지난달과 견준 금액', en: 'What a month bills against the month before, with the reasons of the difference', schema: s.compared })
  compared(@Param('month', { schema: s.month }) month: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => monthCompared(tx, month));
  }

  @Get(':month/contracts')
  @Answers({ ko: '월 청구 계약 목록', en: 'The contracts of a month against last month', schema: s.contracts })
  contracts(@Param('month', { schema: s.month }) month: string, @Query({ schema: s.contractsQuery }) filter: z.infer<typeof s.contractsQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => contractsOfMonth(tx, month, filter));
  }

  @Get(':month/partners')
  @Answers({ ko: '협력사별 정산', en: 'What each partner earned in a month, and where its settlement stands', schema: s.partners })
  partners(@Param('month', { schema: s.month }) month: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await partnersOfMonth(tx, month) }));
  }

  @Get(':month/ledger')
  @Answers({ ko: '원장', en: 'The double entries of a month, oldest first', schema: s.ledger })
  ledger(@Param('month', { schema: s.month }) month: string, @Query({ schema: s.ledgerQuery }) { after }: z.infer<typeof s.ledgerQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => ledgerOfMonth(tx, month, after));
  }

  @Get(':month/balances')
  @Answers({ ko: '계정별 잔액', en: 'What a month left on every account; they sum to 0', schema: s.balances })
  balances(@Param('month', { schema: s.month }) month: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await balancesOfMonth(tx, month) }));
  }
}
