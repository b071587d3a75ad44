import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import { approveSkipOrRedo, refuseSkipOrRedo, withdrawSkipOrRedo } from '../../../libs/orders/skip-or-redo/decide';
import { listOfProposals, proposalPage } from '../../../libs/orders/skip-or-redo/pages';
import { foreseeSkipOrRedo, proposeSkipOrRedo } from '../../../libs/orders/skip-or-redo/propose';
import type { House } from '../../house';
import { CurrentPerson, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './skip-or-redo.schemas';

const carryingOut = [
  'skip.step-not-open', 'skip.never', 'redo.not-done', 'run.past-no-return', 'run.ended', 'one-off.billed-already', 'calendar.beyond-rows',
] as const;
const asking = ['order.not-found', 'order.not-under-way', 'skip-or-redo.not-yours', ...carryingOut] as const;
const deciding = ['skip-or-redo.not-found', 'skip-or-redo.decided-already'] as const;
const checking = [...deciding, 'skip-or-redo.not-yours-to-decide', 'approval.maker-is-checker'] as const;

/** To skip steps of an order, or to do them again, under four-eyes: one person proposes, another approves, and both see what it does first. */
@Controller()
@StaffOnly()
export class SkipOrRedoController {
  constructor(@TheHouse() private readonly house: House) {}

  @Post('orders/:orderId/skip-or-redo/preview')
  @Answers({ ko: '건너뛰기·다시 하기 미리보기', en: 'What skipping steps, or doing them again, would do to steps, dates and money; nothing is changed', schema: s.effect, refuses: asking })
  preview(@Param('orderId', { schema: s.orderId }) orderId: string, @Body({ schema: s.asked }) asked: z.infer<typeof s.asked>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => foreseeSkipOrRedo(tx, this.house.desk, orderId, asked));
  }

  @Post('orders/:orderId/skip-or-redo')
  @Answers({ ko: '건너뛰기·다시 하기 제안', en: 'Propose to skip open steps, or to do finished ones again', schema: s.page, status: 201, refuses: [...asking, 'skip-or-redo.proposed-already'] })
  propose(@Param('orderId', { schema: s.orderId }) orderId: string, @Body({ schema: s.asked }) asked: z.infer<typeof s.asked>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => this.pageAfter(tx, await proposeSkipOrRedo(tx, this.house.desk, orderId, asked)));
  }

  @Get('skips-and-redos')
  @Answers({ ko: '건너뛰기·다시 하기 제안 목록', en: 'Proposals that wait for an approval, decided ones, or all of one order', schema: s.list })
  list(@Query({ schema: s.listQuery }) { status, order, after }: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfProposals(tx, { status, orderId: order, after }));
  }

  @Get('skips-and-redos/:proposalId')
  @Answers({ ko: '건너뛰기·다시 하기 제안 하나', en: 'A proposal with the effect that was shown and the one that it would have now', schema: s.page, refuses: ['skip-or-redo.not-found'] })
  read(@Param('proposalId', { schema: s.proposalId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => proposalPage(tx, this.house.desk, id));
  }

  @Post('skips-and-redos/:proposalId/approve')
  @Answers({ ko: '건너뛰기·다시 하기 승인', en: 'Approve what somebody else proposed, with the effect that I saw', schema: s.page, refuses: [...checking, 'skip-or-redo.another-effect', ...carryingOut] })
  approve(@Param('proposalId', { schema: s.proposalId }) id: string, @Body({ schema: s.approval }) { fingerprint }: z.infer<typeof s.approval>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => this.pageAfter(tx, await approveSkipOrRedo(tx, this.house.desk, id, fingerprint)));
  }

  @Post('skips-and-redos/:proposalId/refuse')
  @Answers({ ko: '건너뛰기·다시 하기 반려', en: 'Refuse a proposal, with a reason', schema: s.page, refuses: checking })
  refuse(@Param('proposalId', { schema: s.proposalId }) id: string, @Body({ schema: s.refusal }) { reason }: z.infer<typeof s.refusal>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => this.pageAfter(tx, await refuseSkipOrRedo(tx, id, reason)));
  }

  @Post('skips-and-redos/:proposalId/withdraw')
  @Answers({ ko: '건너뛰기·다시 하기 회수', en: 'Take back what I proposed', schema: s.page, refuses: [...deciding, 'skip-or-redo.only-its-proposer'] })
  withdraw(@Param('proposalId', { schema: s.proposalId }) id: string, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => this.pageAfter(tx, await withdrawSkipOrRedo(tx, id)));
  }

  private async pageAfter(tx: Tx, done: { readonly proposalId: string } | Refusal) {
    return isRefusal(done) ? done : proposalPage(tx, this.house.desk, done.proposalId);
  }
}
