import type { OrderApplication } from '../../libs/contract/forms/order-application';
import type { Tx } from '../../libs/database/transaction';
import type { Desk } from '../../libs/desk/desk';
import { isRefusal, orThrow, refuse, type Refusal } from '../../libs/domain/refusal';
import { changeRunningOrder } from '../../libs/orders/changes/change-running-order';
import { recordAgain } from '../../libs/orders/changes/record-again';
import { approveSkipOrRedo } from '../../libs/orders/skip-or-redo/decide';
import { proposalPage } from '../../libs/orders/skip-or-redo/pages';
import { proposeSkipOrRedo } from '../../libs/orders/skip-or-redo/propose';
import type { EnteredOrder } from './book';
import type { WaitingTask } from './known-tasks';
import type { People } from './people';
import type { SampleOrder } from './sample-order';

type OrderNow = { readonly version: number; readonly application: OrderApplication };

const orderNow = async (tx: Tx, id: string): Promise<OrderNow> => {
  const row = await tx.one<OrderNow>(`SELECT version, application FROM customer_order WHERE id = $1`, [id]);
  if (!row) throw new Error(`no order ${id}`);
  return row;
};

const proposed = (tx: Tx, orderId: string): Promise<{ id: string; status: string } | undefined> => tx.one(`SELECT id, status FROM skip_or_redo WHERE order_id = $1 ORDER BY id DESC LIMIT 1`, [orderId]);

/** Work that is skipped or done twice, by the state of the order each once: two people agree on it, or the customer or a partner asks for it. */
export class Rework {
  constructor(
    private readonly desk: Desk,
    private readonly people: People,
  ) {}

  /** Answers whether something happened. */
  async at({ step }: WaitingTask, order: EnteredOrder): Promise<boolean> {
    const { agreed, recordsAgain, replacesPartner } = order;
    if (agreed?.at === step) return this.agree(order, agreed);
    if (recordsAgain?.at === step) return this.recordAgain(order, recordsAgain.reason);
    if (replacesPartner?.at === step) return this.replace(order, replacesPartner);
    return false;
  }

  /** Proposed by the rep, approved by consulting support. */
  private async agree({ id, rep = 'sales' }: EnteredOrder, { kind, steps, reason }: NonNullable<SampleOrder['agreed']>): Promise<boolean> {
    const known = orThrow(await this.people.as(rep, (tx) => proposed(tx, id)));
    if (known?.status === 'APPROVED') return false;
    const { proposalId } = known ? { proposalId: known.id } : orThrow(await this.people.as(rep, (tx) => proposeSkipOrRedo(tx, this.desk, id, { kind, steps, reason })));
    orThrow(await this.people.as('consulting', (tx) => this.approve(tx, proposalId)));
    return true;
  }

  private async approve(tx: Tx, proposalId: string): Promise<unknown> {
    const page = await proposalPage(tx, this.desk, proposalId);
    return isRefusal(page) ? page : approveSkipOrRedo(tx, this.desk, proposalId, page.effect.fingerprint);
  }

  private async recordAgain({ id, rep = 'sales' }: EnteredOrder, reason: string): Promise<boolean> {
    const again = async (tx: Tx): Promise<boolean | Refusal> => {
      const { version, application } = await orderNow(tx, id);
      if (application.recordingRepeats) return false;
      const recording = { description: '연말 안내 멘트 재녹음', unitPriceWon: '350000', partnerUnitPriceWon: '280000' };
      const changed = await recordAgain(tx, this.desk, id, { version, reason, recording });
      return isRefusal(changed) ? changed : true;
    };
    return orThrow(await this.people.as(rep, again));
  }

  private async replace({ id, rep = 'sales' }: EnteredOrder, { role, by, reason }: NonNullable<SampleOrder['replacesPartner']>): Promise<boolean> {
    const replace = async (tx: Tx): Promise<boolean | Refusal> => {
      const { version, application } = await orderNow(tx, id);
      const partner = await tx.one<{ id: string }>(`SELECT id FROM organisation WHERE code = $1`, [by]);
      if (!partner) return refuse('organisation.not-found');
      if (application.partners[role] === partner.id) return false;
      const changed = await changeRunningOrder(tx, this.desk, id, { version, reason, application: { ...application, partners: { ...application.partners, [role]: partner.id } } });
      return isRefusal(changed) ? changed : true;
    };
    return orThrow(await this.people.as(rep, replace));
  }
}
