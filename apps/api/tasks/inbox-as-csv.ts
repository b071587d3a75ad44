import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../../libs/contract/sides';
import { byteOrderMark, csvLine } from '../../../libs/database/csv';
import { inTransaction, type Tx } from '../../../libs/database/transaction';
import { inbox, type InboxQuery, type InboxRow } from '../../../libs/desk/inbox';
import { shown } from './read-inbox';

type Language = 'ko' | 'en';

const header: Readonly<Record<Language, readonly string[]>> = {
  ko: ['할 일', '회차', '고객', '주문번호', '서비스번호', '발생월', '처리기한', '지연', '상태', '접수일시', '완료일시', '반려 사유'],
  en: ['Task', 'Round', 'Customer', 'Order', 'Service', 'Accrual month', 'Due', 'Late', 'Status', 'Received', 'Done', 'Reason of return'],
};
const states: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ko: { OPEN: '대기', IN_PROGRESS: '진행', DONE: '완료', RETURNED: '반려' },
  en: { OPEN: 'Waiting', IN_PROGRESS: 'In progress', DONE: 'Done', RETURNED: 'Sent back' },
};
const yes: Readonly<Record<Language, string>> = { ko: '지연', en: 'late' };

const inSeoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'short' });
const moment = (at: string | null): string => (at === null ? '' : inSeoul.format(new Date(at)));

function lineOf(row: InboxRow, today: string, language: Language): string {
  const { name, overdue } = shown(row, today);
  return csvLine([
    name[language], row.round, row.customerName, row.orderNo, row.serviceNo, row.accrualMonth, row.dueOn, overdue ? yes[language] : '',
    states[language][row.status] ?? row.status, moment(row.openedAt), moment(row.endedAt), row.returnReason,
  ]);
}

/** Rows read at once: memory stays flat however full the box is. */
const rowsAtOnce = 1_000;

/** All rows that the filters leave of a box that the person sees, a page after the other as it is sent; a slow reader holds no transaction open. Times are Korean. */
export async function inboxAsCsv({ database, person }: { readonly database: DataSource; readonly person: Actor }, query: Omit<InboxQuery, 'limit' | 'after'>, language: Language): Promise<Readable> {
  const read = (after: InboxQuery['after']) =>
    inTransaction(database, person, async (tx: Tx) => {
      const { items, next } = await inbox(tx, { ...query, limit: rowsAtOnce, ...(after ? { after } : {}) });
      return { text: items.map((row) => lineOf(row, tx.today, language)).join(''), next };
    });
  // Read before anything is answered: what fails then is told as a problem and not as half a file.
  const first = await read(undefined);
  async function* pages() {
    yield byteOrderMark + csvLine(header[language]);
    for (let page = first; ; page = await read(page.next)) {
      if (page.text !== '') yield page.text;
      if (page.next === undefined) return;
    }
  }
  return Readable.from(pages(), { objectMode: false });
}
