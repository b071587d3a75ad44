import { mailFolder } from '../../libs/clients/mail';
import { systemActor } from '../../libs/contract/sides';
import { inTransaction, type Tx } from '../../libs/database/transaction';
import { nextOpenDay } from '../../libs/domain/calendar/next-open-day';
import { instantOf, koreanDateOf, momentAt, type PlainDate } from '../../libs/domain/calendar/plain-date';
import { orThrow } from '../../libs/domain/refusal';
import { deliverNotices } from '../../libs/people/notices/deliver-notices';
import { businessDaysAfter, wallCalendar } from '../demo/business-days';
import { openHouse, type House } from '../house';
import { beginDay, forecastOnce } from '../worker/forecasts';
import { accountsOfPartners } from './accounts-of-partners';
import { anotherDevicePartner } from './another-partner';
import { Book } from './book';
import { Desks } from './desks';
import { inLanes } from './in-lanes';
import { Machines } from './machines';
import { Money } from './money';
import { OfficeDays } from './office-days';
import { orders } from './orders';
import { People } from './people';
import { spanUntil } from './span';

/** When people are at their desks. */
const workingHour = '10:00:00';

const isNew = `NOT EXISTS (SELECT FROM test_clock) AND NOT EXISTS (SELECT FROM moment) AND NOT EXISTS (SELECT FROM customer_order)`;

/**
 * Where nothing has happened in a house yet, business time begins half a year before `endsAt`: the book is loaded from there on. Answers nothing where
 * the house has a past of its own.
 */
export const beginBook = (tx: Tx, endsAt: string): Promise<unknown> => {
  const { begins } = spanUntil(endsAt);
  return tx.query(`INSERT INTO test_clock (now_at, began_at, moving_to) SELECT $1, $1, $2 WHERE ${isNew}`, [instantOf(momentAt(begins, '09:00:00')), endsAt]);
};

/** Until when a book is to be loaded that was begun and is not finished; undefined where none is. */
const unfinishedUntil = async (house: House): Promise<string | undefined> =>
  (await inTransaction(house.database, systemActor, (tx) => tx.one<{ endsAt: string }>(`SELECT moving_to AS "endsAt" FROM test_clock WHERE moving_to IS NOT NULL`)))?.endsAt;

/** The sample's past costs no wait for the disk: whatever a crash loses is loaded again from where it stands. */
const inAHurry = (databaseUrl: string): string => {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c synchronous_commit=off');
  return url.href;
};

/** A book that is being loaded: the people, the machines and the days. */
class Loading {
  private constructor(
    private readonly house: House,
    private readonly book: Book,
    private readonly machines: Machines,
  ) {}

  static async open(house: House, endsAt: string): Promise<Loading> {
    // The letters of the past go into the folder, wherever those of today go.
    return new Loading(house, await Book.open(house, spanUntil(endsAt)), new Machines(house, mailFolder(house.config.mailDir)));
  }

  async run(): Promise<void> {
    const { ends, endsAt } = this.book.span;
    orThrow(await (await People.of(this.house.database)).as('admin', anotherDevicePartner));
    let people = await People.of(this.house.database);
    await accountsOfPartners(this.house.database, people);
    for (let day = await this.firstDay(); day <= ends; day = businessDaysAfter(day, 1)) {
      const morning = instantOf(momentAt(day, workingHour));
      if (Date.parse(morning) > Date.parse(endsAt)) break;
      if (Date.parse(morning) > Date.parse(await this.now())) await this.machines.moveTo(morning);
      if (await this.book.enterUpTo(day, people)) people = await People.of(this.house.database);
      await this.workedThrough(day, people);
    }
    await this.machines.moveTo(endsAt);
    await new OfficeDays(this.house.desk, this.book.span, people).settleThursdays();
    await this.machines.carryOut();
    await beginDay(this.house, '');
    await this.forecast();
  }

  private async workedThrough(day: PlainDate, people: People): Promise<void> {
    await new OfficeDays(this.house.desk, this.book.span, people).begin(day);
    await new Desks(this.house, this.book, people).work(day);
    await new Money(this.house.desk, this.book, people).work(day);
    await this.machines.carryOut();
    await this.forecast();
  }

  private forecast(): Promise<void> {
    return inLanes(async () => {
      while ((await forecastOnce(this.house)) > 0);
    });
  }

  private now(): Promise<string> {
    return inTransaction(this.house.database, systemActor, async ({ now }) => now);
  }

  /** Business time may have been left on a closed day. */
  private async firstDay(): Promise<PlainDate> {
    return orThrow(nextOpenDay(koreanDateOf(await this.now()), wallCalendar));
  }
}

/**
 * Loads the sample order book that was begun: its orders are entered and carried on by their people, and four months are closed, with business time
 * moved from its beginning to its end. Stopped in the middle, it goes on from where business time stands. Answers how many orders it has, nothing where none was begun.
 */
export async function loadBook(house: House): Promise<number | undefined> {
  const endsAt = await unfinishedUntil(house);
  if (endsAt === undefined) return undefined;
  const hurrying = await openHouse({ ...house.config, databaseUrl: inAHurry(house.config.databaseUrl) });
  try {
    await (await Loading.open(hurrying, endsAt)).run();
    await inLanes(async () => void (await deliverNotices(hurrying.database, mailFolder(house.config.mailDir), Number.MAX_SAFE_INTEGER)));
  } finally {
    await hurrying.close();
  }
  return orders.length;
}

/** The book is loaded: business time stands still at its end, or is the real one where there is no test clock. */
export const endBook = (tx: Tx, { testClock }: { readonly testClock: boolean }): Promise<unknown> =>
  testClock ? tx.query(`UPDATE test_clock SET moving_to = NULL`) : tx.query(`DELETE FROM test_clock WHERE moving_to IS NOT NULL`);
