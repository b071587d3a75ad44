import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../../libs/contract/sides';
import { workbook, type Row } from '../../../libs/contract/workbook';
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

const boxNames: Readonly<Record<Language, Readonly<Record<InboxQuery['box'], string>>>> = {
  ko: { mine: '내 업무', team: '부서함', waiting: '대기함', 'in-progress': '진행함', done: '완료함', returned: '반려함', delegated: '위임받은 업무', overdue: '지연' },
  en: { mine: 'My work', team: 'Team', waiting: 'Waiting', 'in-progress': 'In progress', done: 'Done', returned: 'Returned', delegated: 'Handed to me', overdue: 'Late' },
};

function rowOf(row: InboxRow, today: string, language: Language): Row {
  const { name, overdue } = shown(row, today);
  return [
    name[language], row.round, row.customerName, row.orderNo, row.serviceNo, row.accrualMonth, { on: row.dueOn }, overdue ? yes[language] : null,
    states[language][row.status] ?? row.status, { at: row.openedAt }, { at: row.endedAt }, row.returnReason,
  ];
}

/** Rows read at once: memory stays flat however full the box is. */
const rowsAtOnce = 1_000;

export interface SentWorkbook {
  readonly fileName: string;
  readonly content: Readable;
}

/** All rows that the filters leave of a box that the person sees, a page after the other as it is sent; a slow reader holds no transaction open. Times are Korean. */
export async function inboxAsWorkbook({ database, person }: { readonly database: DataSource; readonly person: Actor }, query: Omit<InboxQuery, 'limit' | 'after'>, language: Language): Promise<SentWorkbook> {
  const read = (after: InboxQuery['after']) =>
    inTransaction(database, person, async (tx: Tx) => {
      const { items, next } = await inbox(tx, { ...query, limit: rowsAtOnce, ...(after ? { after } : {}) });
      return { rows: items.map((row) => rowOf(row, tx.today, language)), next, today: tx.today };
    });
  // Read before anything is answered: what fails then is told as a problem and not as half a file.
  const first = await read(undefined);
  async function* pages() {
    for (let page = first; ; page = await read(page.next)) {
      yield page.rows;
      if (page.next === undefined) return;
    }
  }
  const title = boxNames[language][query.box];
  return { fileName: `${title} ${first.today}.xlsx`, content: Readable.from(workbook(title, header[language], pages()), { objectMode: false }) };
}
