import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import { workbookType } from '../../../libs/contract/workbook';
import type { Done } from '../../../libs/desk/desk';
import { countBoxes } from '../../../libs/desk/inbox';
import { leaveLateAnswer } from '../../../libs/desk/late-answer';
import { withWhoWasQuicker } from '../../../libs/desk/who-was-quicker';
import { withdraw } from '../../../libs/desk/withdraw';
import { taskHistory, taskPage as readTaskPage } from '../../../libs/desk/task-page';
import { claim, comment, reassign, release, saveDraft } from '../../../libs/desk/work-on-task';
import { isRefusal } from '../../../libs/domain/refusal';
import { foreseeReturn } from '../../../libs/orders/foresee-return';
import { refuseApplication } from '../../../libs/orders/refuse-application';
import type { House } from '../../house';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, transact, transactOnce, type RequestKey } from '../session/transact';
import { eventOnce, workOnce } from './once-on-desk';
import { inboxAsWorkbook } from './inbox-as-workbook';
import { askedBy, countInbox, readInbox } from './read-inbox';
import { refusalsOfRuns, refusalsOfSteps, refusalsOfTasks } from './refusals-of-steps';
import * as s from './tasks.schemas';

/** Work boxes and what people do with a task. Who sees what: rights in the desk, row-level security beneath. */
@Controller('tasks')
@SignedIn()
export class TasksController {
  constructor(@TheHouse() private readonly house: House) {}

  @Get()
  @Answers({ ko: '업무함', en: 'One page of a work box', schema: s.inboxPage, refuses: ['request.bad-cursor'] })
  list(@Query({ schema: s.inboxQuery }) query: z.infer<typeof s.inboxQuery>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => readInbox(tx, query));
  }

  @Get('counts')
  @Answers({ ko: '업무함별 건수', en: 'How many wait in each box', schema: s.boxCounts })
  counts(@CurrentPerson() person: Actor) {
    return transact(this.house, person, countBoxes);
  }

  @Get('count')
  @Answers({ ko: '조건에 맞는 업무 건수', en: 'How many tasks of a box the filters leave', schema: s.countOfFilters })
  count(@Query({ schema: s.inboxFilters }) filters: z.infer<typeof s.inboxFilters>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => countInbox(tx, filters));
  }

  @Get('sheet.xlsx')
  @Answers({ ko: '업무함 (엑셀)', en: 'All tasks of a box that the filters leave, as a workbook, in pages as it is read', file: workbookType })
  async sheet(@Query({ schema: s.sheetQuery }) { language, ...filters }: z.infer<typeof s.sheetQuery>, @CurrentPerson() person: Actor): Promise<StreamableFile> {
    const { fileName, content } = await inboxAsWorkbook({ database: this.house.database, person }, askedBy(filters), language);
    return new StreamableFile(content, { type: workbookType, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` });
  }

  @Get(':taskId')
  @Answers({ ko: '업무 하나', en: 'A task: what to do, its form, evidence and where it may go back to', schema: s.taskPage, refuses: ['task.not-found'] })
  read(@Param('taskId', { schema: s.taskId }) taskId: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, (tx) => readTaskPage(tx, this.house.desk, taskId));
  }

  @Get(':taskId/history')
  @Answers({ ko: '업무 이력', en: 'Who did what on the task', schema: s.history, refuses: ['task.not-found'] })
  history(@Param('taskId', { schema: s.taskId }) taskId: string, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => {
      const items = await taskHistory(tx, taskId);
      return isRefusal(items) ? items : { items };
    });
  }

  @Post(':taskId/complete')
  @Answers({ ko: '완료', en: 'Complete with form and evidence', schema: s.done, refuses: [...refusalsOfTasks, ...refusalsOfSteps, ...refusalsOfRuns] })
  complete(
    @Param('taskId', { schema: s.taskId }) taskId: string,
    @Body({ schema: s.completion }) body: z.infer<typeof s.completion>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ): Promise<Done> {
    const { version, form } = body;
    return eventOnce({ house: this.house, person, taskId, key }, { type: 'completed', form }, (tx) => this.house.desk.complete(tx, taskId, { version, form, idempotencyKey: key.key }));
  }

  @Post(':taskId/return')
  @Answers({ ko: '반려', en: 'Send work back, with a reason', schema: s.done, refuses: [...refusalsOfTasks, 'return.target-missing', 'return.not-upstream', 'run.past-no-return', ...refusalsOfRuns] })
  return(
    @Param('taskId', { schema: s.taskId }) taskId: string,
    @Body({ schema: s.returning }) body: z.infer<typeof s.returning>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ): Promise<Done> {
    const { version, reason, to } = body;
    return eventOnce({ house: this.house, person, taskId, key }, { type: 'returned', reason, to }, (tx) => this.house.desk.returnTask(tx, taskId, { version, reason, ...(to ? { to } : {}), idempotencyKey: key.key }));
  }

  @Post(':taskId/return/preview')
  @Answers({ ko: '반려 미리보기', en: 'What a return would have done again, and what it would do to the opening; nothing is changed', schema: s.foreseenReturn, refuses: [...refusalsOfTasks, 'return.target-missing', 'return.not-upstream', 'run.past-no-return', ...refusalsOfRuns] })
  foreseeReturn(@Param('taskId', { schema: s.taskId }) taskId: string, @Body({ schema: s.foreseeingReturn }) { to, ...act }: z.infer<typeof s.foreseeingReturn>, @CurrentPerson() person: Actor) {
    return transact(this.house, person, async (tx) => {
      const foreseen = await foreseeReturn(tx, this.house.desk, taskId, { ...act, ...(to ? { to } : {}) });
      return isRefusal(foreseen) ? withWhoWasQuicker(tx, taskId, foreseen) : foreseen;
    });
  }

  @Post(':taskId/late-answer')
  @Answers({ ko: '늦은 답변', en: 'Leave what I had filled in with a task that its run has closed: it completes nothing', schema: s.kept, refuses: ['task.not-found', 'task.not-yours', 'late-answer.task-is-done', 'late-answer.task-is-open'] })
  leaveLateAnswer(@Param('taskId', { schema: s.taskId }) taskId: string, @Body({ schema: s.lateAnswer }) answer: z.infer<typeof s.lateAnswer>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return transactOnce(this.house, person, key, (tx) => leaveLateAnswer(tx, taskId, answer));
  }

  @Post(':taskId/withdraw')
  @Answers({ ko: '회수', en: 'Take back what I completed, while nobody has begun with what followed', schema: s.done, refuses: ['task.not-found', 'task.changed', 'task.not-completed-by-you', 'task.not-done', 'task.has-left-the-house', 'task.follower-has-begun', ...refusalsOfRuns] })
  withdraw(
    @Param('taskId', { schema: s.taskId }) taskId: string,
    @Body({ schema: s.withdrawing }) body: z.infer<typeof s.withdrawing>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ): Promise<Done> {
    return transactOnce(this.house, person, key, (tx) => withdraw(tx, this.house.desk, taskId, body));
  }

  @Post(':taskId/refuse')
  @Answers({ ko: '승낙 거절', en: 'Refuse the application for one of the seven reasons', schema: s.done, refuses: [...refusalsOfTasks, 'refusal.not-by-this-step', 'refusal.reason-unknown', 'refusal.reason-does-not-hold', 'refusal.exception-was-approved', ...refusalsOfRuns] })
  refuse(
    @Param('taskId', { schema: s.taskId }) taskId: string,
    @Body({ schema: s.refusing }) body: z.infer<typeof s.refusing>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ): Promise<Done> {
    const { version, reason, comment: words } = body;
    return eventOnce({ house: this.house, person, taskId, key }, { type: 'refused', reason, comment: words }, (tx) => refuseApplication(tx, this.house.desk, taskId, { version, reason, ...(words ? { comment: words } : {}), idempotencyKey: key.key }));
  }

  @Post(':taskId/claim')
  @Answers({ ko: '내가 맡기', en: 'Take it onto my desk', schema: s.worked, refuses: refusalsOfTasks })
  claim(@Param('taskId', { schema: s.taskId }) taskId: string, @Body({ schema: s.act }) body: z.infer<typeof s.act>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return workOnce({ house: this.house, person, taskId, key }, (tx) => claim(tx, taskId, body.version));
  }

  @Post(':taskId/release')
  @Answers({ ko: '맡은 일 놓기', en: 'Put it back into the team box', schema: s.worked, refuses: refusalsOfTasks })
  release(@Param('taskId', { schema: s.taskId }) taskId: string, @Body({ schema: s.act }) body: z.infer<typeof s.act>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return workOnce({ house: this.house, person, taskId, key }, (tx) => release(tx, taskId, body.version));
  }

  @Post(':taskId/reassign')
  @Answers({ ko: '담당자 변경', en: 'A supervisor hands it to someone of the team', schema: s.worked, refuses: [...refusalsOfTasks, 'task.only-supervisor-reassigns', 'task.not-in-team'] })
  reassign(
    @Param('taskId', { schema: s.taskId }) taskId: string,
    @Body({ schema: s.reassigning }) body: z.infer<typeof s.reassigning>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return workOnce({ house: this.house, person, taskId, key }, (tx) => reassign(tx, taskId, body));
  }

  @Post(':taskId/draft')
  @Answers({ ko: '임시저장', en: 'Keep what was filled in so far', schema: s.worked, refuses: refusalsOfTasks })
  draft(@Param('taskId', { schema: s.taskId }) taskId: string, @Body({ schema: s.draft }) body: z.infer<typeof s.draft>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return workOnce({ house: this.house, person, taskId, key }, (tx) => saveDraft(tx, taskId, { version: body.version, form: body.form }));
  }

  @Post(':taskId/comment')
  @Answers({ ko: '의견', en: 'Leave a remark', schema: s.commented, refuses: ['task.not-found', 'task.not-yours'] })
  comment(
    @Param('taskId', { schema: s.taskId }) taskId: string,
    @Body({ schema: s.commenting }) body: z.infer<typeof s.commenting>,
    @TheRequestKey() key: RequestKey,
    @CurrentPerson() person: Actor,
  ) {
    return transactOnce(this.house, person, key, (tx) => comment(tx, taskId, body.text));
  }
}
