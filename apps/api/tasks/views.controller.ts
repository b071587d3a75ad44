import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { text } from '../../../libs/contract/forms/fields';
import { listOfViews, removeView, saveView } from '../../../libs/desk/saved-views';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import { inboxQuery, pageSize } from './tasks.schemas';

const viewName = text({ title: '보기 이름' }, 60).meta({ examples: ['팀 지연 업무'] });

/** What a box is asked with, but for the page; in JSON a number is a number. */
const filters = z.strictObject({ ...inboxQuery.omit({ after: true }).shape, limit: pageSize.default(25) });
const saving = z.strictObject({ filters }).meta({ title: '보기 저장', examples: [{ filters: { box: 'overdue', sort: 'due', limit: 50, step: 'check-site' } }] });
const view = z.object({ name: z.string(), filters: z.unknown(), savedAt: z.string() });
const views = z.object({ items: z.array(view) }).meta({ title: '저장한 보기' });
const removed = z.object({ removed: z.literal(true) });

/** A person's named filters of work boxes: theirs alone. */
@Controller('me/views')
@SignedIn()
export class ViewsController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '저장한 보기', en: 'My saved filters of work boxes', schema: views })
  list(@CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => ({ items: await listOfViews(tx) }));
  }

  @Put(':viewName')
  @Answers({ ko: '보기 저장', en: 'Save filters under a name, or replace them', schema: view, refuses: ['view.too-many'] })
  save(@Param('viewName', { schema: viewName }) name: string, @Body({ schema: saving }) body: z.infer<typeof saving>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => saveView(tx, name, body.filters));
  }

  @Delete(':viewName')
  @Answers({ ko: '보기 삭제', en: 'Remove a saved view', schema: removed, refuses: ['view.not-found'] })
  remove(@Param('viewName', { schema: viewName }) name: string, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => removeView(tx, name));
  }
}
