import type { Actor } from '../../../libs/contract/sides';
import type { Tx } from '../../../libs/database/transaction';
import { faultOfRepeatedKey, type Asked } from '../../../libs/desk/asked-before';
import type { Done } from '../../../libs/desk/desk';
import { withWhoWasQuicker } from '../../../libs/desk/who-was-quicker';
import type { Worked } from '../../../libs/desk/work-on-task';
import { isRefusal, type Refusal } from '../../../libs/domain/refusal';
import type { House } from '../../house';
import { transact, transactOnce, type RequestKey } from '../session/transact';

/** Who asks what of which task, under which key. */
export interface OnTask {
  readonly house: House;
  readonly person: Actor;
  readonly taskId: string;
  readonly key: RequestKey;
}

/** An event of the run: the desk itself knows its key, once for the same content. */
export const eventOnce = ({ house, person, taskId, key }: OnTask, asked: Asked, act: (tx: Tx) => Promise<Done | Refusal>): Promise<Done> =>
  transact(house, person, async (tx) => {
    const done = await act(tx);
    if (isRefusal(done)) return withWhoWasQuicker(tx, taskId, done);
    return (await faultOfRepeatedKey(tx, house.desk.forms, key.key, asked)) ?? done;
  });

/** A change of the task alone, which is no event of its run. */
export const workOnce = ({ house, person, taskId, key }: OnTask, act: (tx: Tx) => Promise<Worked | Refusal>): Promise<Worked> =>
  transactOnce(house, person, key, async (tx) => {
    const worked = await act(tx);
    return isRefusal(worked) ? withWhoWasQuicker(tx, taskId, worked) : worked;
  });
