import { Body, Controller, Post } from '@nestjs/common';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import type { Done } from '../../../libs/desk/desk';
import { claim, reassign, type Worked } from '../../../libs/desk/work-on-task';
import { refuse, type Refusal } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { logOf } from '../../log';
import { CurrentPerson, SignedIn } from '../access/access';
import { TheHouse } from '../house-token';
import { Answers } from '../openapi/answers';
import { TheRequestKey, type RequestKey } from '../session/transact';
import * as s from './bulk.schemas';
import { eventOnce, workOnce } from './once-on-desk';
import { rowByRow } from './row-by-row';

/** A task of another step would be filled in with what was never asked of it. Others' tasks are left to the desk, which knows nothing of them. */
async function faultOfStep(tx: Tx, taskId: string, step: string): Promise<Refusal | undefined> {
  const task = await tx.one<{ step: string }>(`SELECT step FROM task WHERE id = $1`, [taskId]);
  return task && task.step !== step ? refuse('task.of-another-step', { field: 'step', params: { step } }) : undefined;
}

/** Several tasks at once. The answer is 200 with a result a row: what was refused says why, and the rest is done. */
@Controller('tasks/bulk')
@SignedIn()
export class BulkController {
  private readonly log: Logger;

  constructor(@TheHouse() private readonly house: House) {
    this.log = logOf(house.config.logLevel);
  }

  @Post('claim')
  @Answers({ ko: '여러 업무 맡기', en: 'Take several tasks onto my desk, a result a row', schema: s.workedRows })
  claim(@Body({ schema: s.claiming }) { tasks }: z.infer<typeof s.claiming>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return rowByRow<Worked>({ rows: tasks, key, asked: { claim: true }, tell: this.tell }, ({ taskId, version }, own) =>
      workOnce({ house: this.house, person, taskId, key: own }, (tx) => claim(tx, taskId, version)),
    );
  }

  @Post('complete')
  @Answers({ ko: '여러 업무 완료', en: 'Complete several tasks of one step with the same form, each with its own evidence, a result a row', schema: s.doneRows })
  complete(@Body({ schema: s.completing }) { tasks, step, form }: z.infer<typeof s.completing>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return rowByRow<Done>({ rows: tasks, key, asked: { step, form }, tell: this.tell }, ({ taskId, version }, own) =>
      eventOnce(
        { house: this.house, person, taskId, key: own },
        { type: 'completed', form },
        async (tx) => (await faultOfStep(tx, taskId, step)) ?? this.house.desk.complete(tx, taskId, { version, form, idempotencyKey: own.key }),
      ),
    );
  }

  @Post('reassign')
  @Answers({ ko: '여러 업무 담당자 변경', en: 'A supervisor hands several tasks to someone of the team, a result a row', schema: s.workedRows })
  reassign(@Body({ schema: s.reassigning }) { tasks, to, reason }: z.infer<typeof s.reassigning>, @TheRequestKey() key: RequestKey, @CurrentPerson() person: Actor) {
    return rowByRow<Worked>({ rows: tasks, key, asked: { to, reason }, tell: this.tell }, ({ taskId, version }, own) =>
      workOnce({ house: this.house, person, taskId, key: own }, (tx) => reassign(tx, taskId, { version, to, reason })),
    );
  }

  private readonly tell = (error: unknown): void => this.log.error({ route: '/api/tasks/bulk', err: error }, 'a row of a bulk request failed');
}
