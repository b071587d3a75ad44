import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { partnerRoles } from '../../../libs/domain/process/roles';
import { organisationsForRole } from '../../../libs/people/organisations-for-role';
import type { House } from '../../house';
import { CurrentPerson, StaffOnly } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { transact } from '../session/transact';

const asked = z.object({ role: z.enum(partnerRoles) });
const found = z.object({ items: z.array(z.object({ id: z.uuid(), code: z.string(), nameKo: z.string(), nameEn: z.string() })) }).meta({ title: '협력사 목록' });

@Controller('organisations')
@StaffOnly()
export class OrganisationsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '역할을 맡을 수 있는 협력사', en: 'Partners that may serve a role today', schema: found })
  list(@Query({ schema: asked }) { role }: z.infer<typeof asked>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await organisationsForRole(tx, role, tx.today) }));
  }
}
