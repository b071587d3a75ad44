import { Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../../../libs/contract/sides';
import { homePage } from '../../../libs/desk/home/home-page';
import { linesAhead } from '../../../libs/desk/home/lines-ahead';
import { noteVisit } from '../../../libs/desk/home/visits';
import { ownOrdersByStatus } from '../../../libs/orders/own-orders-by-status';
import type { House } from '../../house';
import { CurrentPerson, SignedIn, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import { shown } from '../tasks/read-inbox';
import * as s from './home.schemas';

/** What a person sees first: how much there is to do, what is most urgent, and what changed since they were here. */
@Controller('home')
@SignedIn()
export class HomeController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '홈', en: 'My day: counts, the most urgent tasks, and what changed since my last visit', schema: s.home })
  read(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => {
      const { urgent, ...page } = await homePage(tx);
      return { ...page, urgent: urgent.map((row) => shown(row, tx.today)) };
    });
  }

  @Post('visits')
  @Answers({ ko: '홈을 봄', en: 'I look at my home page now: from the next visit on, changes are told from here', schema: s.visited })
  visit(@TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, noteVisit);
  }

  @Get('orders')
  @StaffOnly()
  @Answers({ ko: '상태별 내 주문', en: 'How many orders under way I answer for, by status', schema: s.ownOrders })
  orders(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await ownOrdersByStatus(tx) }));
  }

  @Get('lines')
  @StaffOnly()
  @Answers({ ko: '회선·라우터 일정', en: 'Lines, routers and IP ranges of all orders that are due within two weeks', schema: s.lines })
  lines(@CurrentPerson() person: Actor) {
    return transact(this.house, person, linesAhead);
  }
}
