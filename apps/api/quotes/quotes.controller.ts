import { Body, Controller, Post } from '@nestjs/common';
import type { Actor } from '../../../libs/contract/sides';
import type { QuoteRequest } from '../../../libs/contract/forms/order-application';
import { priceApplication } from '../../../libs/orders/price-application';
import type { House } from '../../house';
import { CurrentPerson, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { transact } from '../session/transact';
import { askedQuote, quote } from './quotes.schemas';

@Controller('quotes')
@StaffOnly()
export class QuotesController {
  constructor(@TheHouse() private readonly house: House) {}

  @Post()
  @Answers({
    ko: '견적 미리보기',
    en: 'The live quote: lines with their arithmetic, VAT, approvals needed, the next band where it is cheaper',
    schema: quote,
    refuses: ['pricing.more-than-base-seats', 'pricing.agent-app-needs-an-agreed-price', 'pricing.agent-app-has-a-catalogue-price', 'catalogue.not-in-force'],
  })
  price(@Body({ schema: askedQuote }) asked: QuoteRequest, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => priceApplication(tx, asked));
  }
}
