import { partners } from '../../libs/people/demo/organisations';
import type { Client } from './client';
import { chapter, say } from './tell';
import type { Office } from './walk';

interface Account {
  readonly id: string;
  readonly partnerName: string;
  readonly accountNo: string;
  readonly status: string;
  readonly proposedByName: string;
  readonly decidedByName: string | null;
}

async function giveAccount(maker: Client, checker: Client, { id, code }: { readonly id: string; readonly code: string }): Promise<void> {
  const path = `/api/organisations/${id}/bank-accounts`;
  const known = (await maker.get<{ items: readonly Account[] }>(path)).items;
  const partner = partners.find((one) => one.code === code);
  if (!partner || known.length > 0) return;
  const { account, nameKo } = partner;
  const proposed = await maker.post<Account>(path, { ...account, accountHolder: nameKo, reason: '통장 사본 접수' });
  const approved = await checker.post<Account>(`/api/bank-accounts/${proposed.id}/approve`, { accountNo: account.accountNo });
  say(`  ${approved.partnerName} ${account.bankCode} ${approved.accountNo} · 제안 proposed ${approved.proposedByName} · 승인 approved ${approved.decidedByName} (X-03)`);
}

/** Before anything is paid: one of the settlement team proposes each partner's account, another approves it. */
export async function giveAccounts({ people }: Office): Promise<void> {
  const [maker, checker] = ['settlement', 'settlement-2'].map((login) => people.find((person) => person.login === login)?.client);
  if (!maker || !checker) throw new Error('nobody settles');
  chapter('협력사 지급 계좌', 'Where the partners are paid');
  for (const partner of (await maker.get<{ items: readonly { id: string; code: string }[] }>('/api/organisations?kind=PARTNER')).items) await giveAccount(maker, checker, partner);
}
