import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { search } from '../../../libs/desk/search/search';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { transact } from '../session/transact';
import * as s from './search.schemas';

@Controller('search')
@SignedIn()
export class SearchController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '번호·이름 찾기', en: 'Find by any number, the beginning of a name, or its initial consonants', schema: s.found })
  find(@Query({ schema: s.searchQuery }) query: z.infer<typeof s.searchQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => search(tx, query.q));
  }
}
