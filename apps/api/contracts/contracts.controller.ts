import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { linesToCome } from '../../../libs/books/pages/lines-to-come';
import type { Actor } from '../../../libs/contract/sides';
import { date } from '../../../libs/contract/forms/fields';
import { isRefusal } from '../../../libs/domain/refusal';
import { contractPage } from '../../../libs/orders/contract-page';
import { penaltyPreview } from '../../../libs/orders/penalty-preview';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { transact } from '../session/transact';
import { words } from '../openapi/shapes';

const contractId = z.uuid('not-valid').meta({ description: '계약' });
const lastDay = z.object({
  lastDay: date({ title: '마지막 이용일' }),
  reason: z.enum(['CUSTOMER', 'ARREARS', 'BREACH', 'KT_BUSINESS_END'], 'not-a-choice').default('CUSTOMER').meta({ description: '해지 사유 (X-15)' }),
});

const nullableDate = z.string().nullable();
const contract = z
  .object({
    id: z.uuid(),
    contractNo: z.string(),
    orderId: z.uuid(),
    customerId: z.uuid(),
    status: z.string(),
    serviceNo: z.string().nullable(),
    termMonths: z.int(),
    payerDueDay: z.string(),
    payerWantsPaper: z.boolean(),
    inspectedOn: nullableDate,
    openedOn: nullableDate,
    billingStartOn: nullableDate,
    termEndOn: nullableDate,
    terminatedOn: nullableDate,
    items: z.array(
      z.object({ id: z.uuid(), item: z.string(), quantity: z.int(), unitPriceWon: z.string(), noCommitmentUnitPriceWon: z.string(), pausable: z.boolean(), priceVersion: z.string(), validFrom: nullableDate, validTo: nullableDate }),
    ),
    oneOffs: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        description: z.string(),
        quantity: z.int(),
        unitPriceWon: z.string(),
        acceptedOn: nullableDate,
        billingRequestedOn: nullableDate,
        partnerId: z.uuid().optional(),
        partnerUnitPriceWon: z.string().optional(),
      }),
    ),
    staffing: z.array(
      z.object({ id: z.uuid(), agents: z.int(), unitPriceWon: z.string(), validFrom: nullableDate, validTo: nullableDate, partnerId: z.uuid().optional(), partnerUnitPriceWon: z.string().optional() }),
    ),
    linesToCome: z
      .array(z.object({ month: z.string(), sourceId: z.uuid(), reason: z.string(), evidenceOn: nullableDate.meta({ description: '증빙이 온 날: 수시분 청구의 작성일자 (X-106)' }) }))
      .meta({ description: '증빙이 늦어 월 청구에서 빠진 줄' }),
  })
  .meta({ title: '계약' });

const penalty = z
  .object({
    fullMonths: z.int(),
    lines: z.array(z.object({ item: z.string(), supplyWon: z.string(), vatWon: z.string(), rules: z.array(z.string()), arithmetic: words })),
    supplyWon: z.string(),
    vatWon: z.string(),
    totalWon: z.string(),
    stayToEnd: z.object({ termEndOn: z.string(), feesWon: z.string(), leavingCostsMore: z.boolean() }).optional(),
  })
  .meta({ title: '위약금 미리보기', description: 'F-04' });

/** Customers read their own contracts; partners none. */
@Controller('contracts')
@SignedIn()
export class ContractsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get(':contractId')
  @Answers({ ko: '계약 하나', en: 'A contract with its items', schema: contract, refuses: ['contract.not-found'] })
  read(@Param('contractId', { schema: contractId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => {
      const page = await contractPage(tx, id);
      return isRefusal(page) ? page : { ...page, linesToCome: await linesToCome(tx, id) };
    });
  }

  @Get(':contractId/penalty-preview')
  @Answers({ ko: '위약금 미리보기', en: 'What leaving on a last day would cost', schema: penalty, refuses: ['contract.not-found', 'contract.not-open', 'contract.ends-before-it-starts'] })
  penalty(@Param('contractId', { schema: contractId }) id: string, @Query({ schema: lastDay }) asked: z.infer<typeof lastDay>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => penaltyPreview(tx, id, asked.lastDay, asked.reason));
  }
}
