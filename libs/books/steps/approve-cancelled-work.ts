import { cancelledWorkApproval } from '../../contract/forms/taking-back';
import type { StepWork } from '../../desk/step-work';
import { wonText } from '../../domain/money/won-text';
import { sumWon } from '../../domain/money/won';
import { checkersAre } from '../../domain/process/stands-in';
import { refuse } from '../../domain/refusal';
import { bookCancelledWork, itemsToChoose, itemsToSettle, preparedWork, takeBackCancelledWork } from '../settlement/cancelled-work';

/** Another person approves exactly what was prepared: partners earn it in the month of the approval, without a bill to the customer. */
export const approveCancelledWork: StepWork = {
  choices: (tx, { facts }) => itemsToChoose(tx, itemsToSettle(facts)),
  async completed(tx, { facts, form, actingFor }) {
    const work = await preparedWork(tx, itemsToSettle(facts));
    const checkers = checkersAre(tx.actor.id, actingFor?.personId);
    if (work.some(({ preparedBy, preparedFor }) => checkers.includes(preparedBy) || (preparedFor !== null && checkers.includes(preparedFor)))) return refuse('approval.maker-is-checker');
    const totalWon = sumWon(work.map(({ agreedWon }) => agreedWon));
    if (totalWon !== BigInt(cancelledWorkApproval.parse(form).totalWon)) return refuse('cancelled-work.another-total', { field: 'totalWon', params: { totalWon: wonText(totalWon) } });
    await bookCancelledWork(tx, work);
    return undefined;
  },
  undone: (tx, { facts }) => takeBackCancelledWork(tx, itemsToSettle(facts)),
};
