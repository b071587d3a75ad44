import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { because } from '../../../libs/contract/forms/payment';
import { catalogueProposal, parametersProposal, type CatalogueProposal, type ParametersProposal } from '../../../libs/contract/forms/price-version';
import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import { approveVersion, refuseVersion, withdrawVersion } from '../../../libs/orders/price-versions/decide-version';
import { previewVersion, proposeVersion } from '../../../libs/orders/price-versions/propose-version';
import { listOfProposals, proposalPage, versionPage, versionsOf } from '../../../libs/orders/price-versions/version-pages';
import type { House } from '../../house';
import { CurrentPerson, Roles, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './price-versions.schemas';

const notThere = ['price-version.not-found'];
const ofDay = ['price-version.day-has-come', 'price-version.collides'];
const ofProposals = [...ofDay, 'price-version.nothing-changes', 'catalogue.not-in-force'];
const ofPrices = [...ofProposals, 'price-version.bands', 'price-version.dearer-with-term', 'price-version.no-term-discount', 'price-version.item-missing', 'price-version.negotiated'];

const pageAfter = async (tx: Tx, done: { readonly proposalId: string } | Refusal) => (isRefusal(done) ? done : proposalPage(tx, done.proposalId));

/** Price tables and parameters by the day on which they take effect: the product owner proposes, another person approves. */
@Controller()
@StaffOnly()
export class PriceVersionsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('catalogue/versions')
  @Answers({ ko: '요금표 버전', en: 'Price tables, past, present and to come', schema: s.versions })
  catalogues(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await versionsOf(tx, 'CATALOGUE') }));
  }

  @Get('catalogue/versions/:code')
  @Answers({ ko: '요금표 하나', en: 'A price table, compared with another', schema: s.versionPage, refuses: notThere })
  catalogue(@Param('code', { schema: s.code }) code: string, @Query({ schema: s.against }) { against }: z.infer<typeof s.against>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => versionPage(tx, 'CATALOGUE', code, against));
  }

  @Post('catalogue/proposals/preview')
  @Roles('PRODUCT_OWNER')
  @Answers({ ko: '요금표 제안 미리보기', en: 'What a price table would change, and which quoted orders would cost another amount', schema: s.preview, refuses: ofPrices })
  previewCatalogue(@Body({ schema: catalogueProposal }) form: CatalogueProposal, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => previewVersion(tx, { kind: 'CATALOGUE', form }));
  }

  @Post('catalogue/proposals')
  @Roles('PRODUCT_OWNER')
  @Answers({ ko: '요금표 제안', en: 'Propose a whole price table from a day to come on', schema: s.page, status: 201, refuses: [...ofPrices, ...notThere] })
  proposeCatalogue(@Body({ schema: catalogueProposal }) form: CatalogueProposal, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await proposeVersion(tx, { kind: 'CATALOGUE', form })));
  }

  @Get('parameters/versions')
  @Answers({ ko: '파라미터 버전', en: 'Parameters, past, present and to come', schema: s.versions })
  allParameters(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await versionsOf(tx, 'PARAMETERS') }));
  }

  @Get('parameters/versions/:code')
  @Answers({ ko: '파라미터 하나', en: 'Parameters, compared with others', schema: s.versionPage, refuses: notThere })
  parameters(@Param('code', { schema: s.parametersCode }) code: string, @Query({ schema: s.against }) { against }: z.infer<typeof s.against>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => versionPage(tx, 'PARAMETERS', code, against));
  }

  @Post('parameters/proposals/preview')
  @Roles('PRODUCT_OWNER')
  @Answers({ ko: '파라미터 제안 미리보기', en: 'What other parameters would change', schema: s.preview, refuses: ofProposals })
  previewParameters(@Body({ schema: parametersProposal }) form: ParametersProposal, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => previewVersion(tx, { kind: 'PARAMETERS', form }));
  }

  @Post('parameters/proposals')
  @Roles('PRODUCT_OWNER')
  @Answers({ ko: '파라미터 제안', en: 'Propose parameters from a day to come on', schema: s.page, status: 201, refuses: [...ofProposals, ...notThere] })
  proposeParameters(@Body({ schema: parametersProposal }) form: ParametersProposal, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await proposeVersion(tx, { kind: 'PARAMETERS', form })));
  }

  @Get('version-proposals')
  @Answers({ ko: '버전 제안 목록', en: 'Proposals that wait for an approval, or decided ones', schema: s.list })
  list(@Query({ schema: s.listQuery }) asked: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfProposals(tx, asked));
  }

  @Get('version-proposals/:proposalId')
  @Answers({ ko: '버전 제안 하나', en: 'A proposal with what it would change', schema: s.page, refuses: [...notThere, 'catalogue.not-in-force'] })
  read(@Param('proposalId', { schema: s.proposalId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => proposalPage(tx, id));
  }

  @Post('version-proposals/:proposalId/approve')
  @Roles('PRODUCT_OWNER', 'CONSULTING_SUPPORT')
  @Answers({
    ko: '버전 승인',
    en: 'Approve what somebody else proposed: in force from its day on',
    schema: s.page,
    refuses: [...notThere, ...ofDay, 'price-version.decided-already', 'price-version.follows-another', 'approval.maker-is-checker', 'catalogue.not-in-force'],
  })
  approve(@Param('proposalId', { schema: s.proposalId }) id: string, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await approveVersion(tx, id)));
  }

  @Post('version-proposals/:proposalId/refuse')
  @Roles('PRODUCT_OWNER', 'CONSULTING_SUPPORT')
  @Answers({ ko: '버전 반려', en: 'Refuse a proposal, or take back what one has proposed', schema: s.page, refuses: [...notThere, 'price-version.decided-already', 'catalogue.not-in-force'] })
  refuse(@Param('proposalId', { schema: s.proposalId }) id: string, @Body({ schema: because }) { reason }: z.infer<typeof because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await refuseVersion(tx, id, reason)));
  }

  @Post('version-proposals/:proposalId/withdraw')
  @Roles('PRODUCT_OWNER', 'CONSULTING_SUPPORT')
  @Answers({ ko: '승인한 버전 회수', en: 'Take an approved version back before its day', schema: s.page, refuses: [...notThere, 'price-version.not-to-come', 'price-version.day-has-come', 'catalogue.not-in-force'] })
  withdraw(@Param('proposalId', { schema: s.proposalId }) id: string, @Body({ schema: because }) { reason }: z.infer<typeof because>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await withdrawVersion(tx, id, reason)));
  }
}
