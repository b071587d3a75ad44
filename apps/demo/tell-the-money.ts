import type { Client } from './client';
import { customerOfTheDemo } from './order-of-the-demo';
import { day, say, won } from './tell';
import type { Office } from './walk';

interface Month {
  readonly dates: { readonly attendanceDueOn: string; readonly evidenceCutOffOn: string; readonly issueBy: string; readonly partnerPayDate: string };
  readonly runs: readonly { readonly id: string; readonly kind: string; readonly lines: number; readonly waiting: number; readonly totalWon: string }[];
}
interface Bill {
  readonly id: string;
  readonly billNo: string;
  readonly kind: string;
  readonly customerName: string;
  readonly writeDate: string;
  readonly issueBy: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly supplyWon: string;
  readonly vatWon: string;
  readonly payableWon: string;
  readonly lines: readonly { readonly item: string; readonly supplyWon: string; readonly vatWon: string; readonly lineage: { readonly rules: readonly string[]; readonly arithmetic: { readonly ko: string } } }[];
}
interface Payout {
  readonly id: string;
  readonly payoutNo: string;
  readonly partnerName: string;
  readonly payDate: string;
  readonly supplyWon: string;
  readonly vatWon: string;
  readonly totalWon: string;
  readonly lines: readonly { readonly item: string; readonly lineage: { readonly arithmetic: { readonly ko: string } } }[];
}
interface Items<T> {
  readonly items: readonly T[];
}

/** The dates of the month with their rules, and what the dry run found. */
export async function tellMonth(reader: Client, month: string): Promise<void> {
  const { dates, runs } = await reader.get<Month>(`/api/months/${month}`);
  say(`  복무확인서 기한 ${day(dates.attendanceDueOn)} ← 3영업일 (S1-064) · 증빙 마감 ${day(dates.evidenceCutOffOn)} 24:00 (X-106) · 발급기한 ${day(dates.issueBy)} ← 익월 10일 (F-10)`);
  const [dry] = runs;
  if (!dry) throw new Error(`no dry run of ${month}`);
  say(`  시험 계산 dry run: ${dry.lines}줄, 합계 ${won(dry.totalWon)}, 증빙을 기다리는 줄 ${dry.waiting}`);
  for (const one of (await reader.get<Items<{ customerName: string; reason: string; sourceKind: string }>>(`/api/months/runs/${dry.id}/exceptions`)).items)
    say(`    기다림 waits: ${one.customerName} ${one.sourceKind} (${one.reason})`);
}

/** The story's bills with the arithmetic of every line: an installation may have others. */
export async function tellBills(reader: Client, month: string): Promise<void> {
  const { items } = await reader.get<Items<{ id: string; customerName: string }>>(`/api/bills?month=${month}`);
  for (const { id } of items.filter(({ customerName }) => customerName === customerOfTheDemo).toReversed()) {
    const bill = await reader.get<Bill>(`/api/bills/${id}`);
    say(`\n  청구서 ${bill.billNo} ${bill.kind} · ${bill.customerName} · 작성일자 ${day(bill.writeDate)} · 발급 ${day(bill.issuedOn)} (기한 ${bill.issueBy}) · 납기일 ${day(bill.dueOn)} (X-88)`);
    for (const line of bill.lines) say(`    ${line.item.padEnd(16)} ${line.lineage.arithmetic.ko} · 세액 ${won(line.vatWon)} · ${line.lineage.rules.join(' ')}`);
    say(`    공급가액 ${won(bill.supplyWon)} + 세액 ${won(bill.vatWon)} = 청구금액 ${won(bill.payableWon)}`);
  }
}

/** What each partner was paid and why, the file for the bank, and the balances that the month leaves. */
export async function tellPayouts({ rep, people }: Office, month: string): Promise<void> {
  const { items } = await rep.get<Items<{ id: string }>>(`/api/payouts?month=${month}`);
  if (items.length < 2) throw new Error(`two partners were to be paid, ${items.length} were`);
  let payDate = '';
  for (const { id } of items) {
    const payout = await rep.get<Payout>(`/api/payouts/${id}`);
    say(`  지급 ${payout.payoutNo} · ${payout.partnerName} · ${day(payout.payDate)} · 공급가액 ${won(payout.supplyWon)} + 세액 ${won(payout.vatWon)} = ${won(payout.totalWon)}`);
    for (const line of payout.lines) say(`    ${line.item.padEnd(16)} ${line.lineage.arithmetic.ko}`);
    payDate = payout.payDate;
  }
  const settlement = people.find(({ client }) => client.login === 'settlement');
  say(`\n  지급 파일 payouts-${payDate}.csv`);
  for (const line of ((await settlement?.client.text(`/api/payout-files/${payDate}`)) ?? '').replace('\uFEFF', '').trim().split('\r\n')) say(`    ${line}`);
  say(`\n  원장 잔액 ledger balances ${month}`);
  for (const { account, amountWon } of (await rep.get<Items<{ account: string; amountWon: string }>>(`/api/months/${month}/balances`)).items) say(`    ${account.padEnd(26)}${won(amountWon).padStart(16)}`);
}
