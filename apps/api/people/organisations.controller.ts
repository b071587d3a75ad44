import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import { contactsOfOrganisation, endContact, enterContact } from '../../../libs/people/organisations/contacts';
import { endOrganisation } from '../../../libs/people/organisations/end-organisation';
import { changeOrganisation, enterPartner } from '../../../libs/people/organisations/enter-organisation';
import { historyOfOrganisation, listOfOrganisations, organisationPage } from '../../../libs/people/organisations/list-of-organisations';
import { endRole, giveRole } from '../../../libs/people/organisations/partner-roles';
import { enterUnit, unitsOfOrganisation } from '../../../libs/people/organisations/units';
import type { House } from '../../house';
import { CurrentPerson, Roles, SignedIn, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import * as s from './organisations.schemas';
import { contactId, entries, nextPage, organisationId } from './people.schemas';

const notThere = ['organisation.not-found'];
const toChange = [...notThere, 'organisation.ended-already'];
const ofPartners = [...toChange, 'organisation.not-a-partner'];

const pageAfter = async (tx: Tx, done: { readonly id: string } | Refusal) => (isRefusal(done) ? done : organisationPage(tx, done.id));

/** The house, its partners and its customers, with what they do from when to when. */
@Controller()
@StaffOnly()
export class OrganisationsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get('organisations')
  @Answers({ ko: '회사 목록', en: 'Organisations by kind, name or number; with a role the partners that may serve it today', schema: s.list })
  list(@Query({ schema: s.listQuery }) asked: z.infer<typeof s.listQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => listOfOrganisations(tx, asked));
  }

  @Get('organisations/:organisationId')
  @Answers({ ko: '회사 하나', en: 'An organisation with its roles from day to day', schema: s.page, refuses: notThere })
  read(@Param('organisationId', { schema: organisationId }) id: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => organisationPage(tx, id));
  }

  @Get('organisations/:organisationId/history')
  @Roles('ADMIN')
  @Answers({ ko: '회사의 변경 이력', en: 'What was changed of an organisation, by whom, before and after', schema: entries, refuses: notThere })
  history(@Param('organisationId', { schema: organisationId }) id: string, @Query({ schema: nextPage }) { after }: z.infer<typeof nextPage>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => historyOfOrganisation(tx, id, after));
  }

  @Post('organisations')
  @Roles('ADMIN')
  @Answers({ ko: '협력사 등록', en: 'Enter a partner; customers come with their applications', schema: s.page, status: 201, refuses: ['organisation.code-taken', 'organisation.business-number-taken'] })
  enter(@Body({ schema: s.newPartner }) body: z.infer<typeof s.newPartner>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await enterPartner(tx, body)));
  }

  @Put('organisations/:organisationId')
  @Roles('ADMIN')
  @Answers({ ko: '회사 변경', en: 'Another name or business registration number', schema: s.page, refuses: [...toChange, 'organisation.customer-by-application', 'organisation.business-number-taken'] })
  change(@Param('organisationId', { schema: organisationId }) id: string, @Body({ schema: s.changed }) body: z.infer<typeof s.changed>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, async (tx) => pageAfter(tx, await changeOrganisation(tx, id, body)));
  }

  @Post('organisations/:organisationId/end')
  @Roles('ADMIN')
  @Answers({ ko: '회사 종료', en: 'The last day of a firm: refused while an order, contract, bill or payment names it', schema: s.page, refuses: [...toChange, 'organisation.house-stays', 'organisation.in-use', 'date.in-the-past'] })
  end(@Param('organisationId', { schema: organisationId }) id: string, @Body({ schema: s.ending }) { lastDay, reason }: z.infer<typeof s.ending>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => endOrganisation(tx, id, lastDay, reason));
  }

  @Post('organisations/:organisationId/roles')
  @Roles('ADMIN')
  @Answers({ ko: '협력사 역할 부여', en: 'Orders may name the partner for a role from a day on (X-115)', schema: s.page, refuses: [...ofPartners, 'organisation.serves-already', 'date.too-early'] })
  giveRole(@Param('organisationId', { schema: organisationId }) id: string, @Body({ schema: s.givingRole }) body: z.infer<typeof s.givingRole>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => giveRole(tx, id, body));
  }

  @Post('organisations/:organisationId/roles/end')
  @Roles('ADMIN')
  @Answers({ ko: '협력사 역할 종료', en: 'The last day of a role, with the orders that then need another partner', schema: s.roleEnded, refuses: [...ofPartners, 'organisation.does-not-serve', 'date.in-the-past'] })
  endRole(@Param('organisationId', { schema: organisationId }) id: string, @Body({ schema: s.endingRole }) { role, lastDay }: z.infer<typeof s.endingRole>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => endRole(tx, id, role, lastDay));
  }

  @Get('organisations/:organisationId/contacts')
  @SignedIn()
  @Answers({ ko: '연락처', en: 'Whom to reach at a firm, for what; masked for those who do not deal with it', schema: s.contacts, refuses: notThere })
  contacts(@Param('organisationId', { schema: organisationId }) id: string, @Query({ schema: nextPage }) { after }: z.infer<typeof nextPage>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => contactsOfOrganisation(tx, id, after));
  }

  @Post('organisations/:organisationId/contacts')
  @Roles('ADMIN')
  @Answers({ ko: '연락처 등록', en: 'Somebody at a firm to turn to, from a day on', schema: s.made, status: 201, refuses: toChange })
  enterContact(@Param('organisationId', { schema: organisationId }) id: string, @Body({ schema: s.newContact }) body: z.infer<typeof s.newContact>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => enterContact(tx, id, body));
  }

  @Post('contacts/:contactId/end')
  @Roles('ADMIN')
  @Answers({ ko: '연락처 종료', en: 'The last day of a contact', schema: s.made, refuses: ['organisation.contact-not-found', 'organisation.contact-ended-already', 'date.too-early'] })
  endContact(@Param('contactId', { schema: contactId }) id: string, @Body({ schema: s.endingContact }) { lastDay }: z.infer<typeof s.endingContact>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => endContact(tx, id, lastDay));
  }

  @Get('organisations/:organisationId/units')
  @Answers({ ko: '조직 목록', en: 'The units of a firm on a day, under their names of that day', schema: s.units })
  units(@Param('organisationId', { schema: organisationId }) id: string, @Query({ schema: s.onDay }) { on, after }: z.infer<typeof s.onDay>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => unitsOfOrganisation(tx, id, on ?? tx.today, after));
  }

  @Post('organisations/:organisationId/units')
  @Roles('ADMIN')
  @Answers({ ko: '조직 등록', en: 'A new unit with a team for each of its roles', schema: s.unit, status: 201, refuses: [...toChange, 'people.role-elsewhere', 'people.unit-code-taken', 'people.unit-not-found'] })
  enterUnit(@Param('organisationId', { schema: organisationId }) id: string, @Body({ schema: s.newUnit }) body: z.infer<typeof s.newUnit>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => enterUnit(tx, id, body));
  }
}
