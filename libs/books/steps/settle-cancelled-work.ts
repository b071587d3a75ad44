import { cancelledWork } from '../../contract/forms/taking-back';
import type { StepWork } from '../../desk/step-work';
import { faultOfAgreedWork } from '../../domain/settlement/what-a-cancelled-order-still-owes';
import { deliveredWork, forgetAgreedWork, itemsToChoose, itemsToSettle, keepAgreedWork } from '../settlement/cancelled-work';

/** The rep says for each item that was delivered what its partner is paid, at most its price, or nothing with the reason. */
export const settleCancelledWork: StepWork = {
  choices: (tx, { facts }) => itemsToChoose(tx, itemsToSettle(facts)),
  async completed(tx, { run, facts, form, actingFor }) {
    const agreed = cancelledWork.parse(form).items.map((item) => ({ ...item, amountWon: BigInt(item.amountWon) }));
    const delivered = await deliveredWork(tx, run, itemsToSettle(facts));
    const fault = faultOfAgreedWork(agreed, delivered);
    if (fault) return fault;
    await keepAgreedWork(tx, agreed, delivered, actingFor?.personId ?? null);
    return undefined;
  },
  undone: async (tx, { facts }) => void (await forgetAgreedWork(tx, itemsToSettle(facts))),
};
