import fc from 'fast-check';
import { insertRows, type Column } from '../../libs/database/insert-rows';
import { addDays } from '../../libs/domain/calendar/plain-date';
import { Books } from './world/books';

interface Row {
  readonly uuid: string | null;
  readonly text: string | null;
  readonly json: unknown;
  readonly won: bigint | null;
  readonly int: number | null;
  readonly small: number | null;
  readonly date: string | null;
  readonly yes: boolean | null;
}

const columns: readonly Column<Row>[] = [
  { name: 'uuid', type: 'uuid', of: ({ uuid }) => uuid },
  { name: 'text', type: 'text', of: ({ text }) => text },
  { name: 'json', type: 'jsonb', of: ({ json }) => (json === null ? null : JSON.stringify(json)) },
  { name: 'won', type: 'bigint', of: ({ won }) => won },
  { name: 'int', type: 'int', of: ({ int }) => int },
  { name: 'small', type: 'smallint', of: ({ small }) => small },
  { name: 'date', type: 'date', of: ({ date }) => date },
  { name: 'yes', type: 'boolean', of: ({ yes }) => yes },
];

/** What PostgreSQL cannot keep in a text. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 4 });
const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('상담원 "가"\\나', '{}', '{"NULL"}', 'NULL', ',', '\t\r\n', '🙂'));
const anyRow: fc.Arbitrary<Row> = fc.record({
  uuid: maybe(fc.uuid()),
  text: maybe(anyText.map(withoutNul)),
  json: maybe(fc.record({ arithmetic: anyText.map(withoutNul), rules: fc.array(fc.constantFrom('F-03', 'X-62')), days: fc.integer() })),
  won: maybe(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)),
  int: maybe(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  small: maybe(fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 })),
  date: maybe(fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays('2026-02-28', days))),
  yes: maybe(fc.boolean()),
});

let books: Books;

beforeAll(async () => {
  books = await Books.open('2026-04-01T09:00:00');
});

afterAll(() => books?.close());

describe('rows that are written in bulk', () => {
  it('are read back as they were, whatever lies in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), (rows) =>
        books.tx(async (tx) => {
          await tx.query(`CREATE TEMP TABLE written (at int GENERATED ALWAYS AS IDENTITY, uuid uuid, text text, json jsonb, won bigint, int int, small smallint, date date, yes boolean) ON COMMIT DROP`);
          await insertRows(tx, 'written', columns, rows);
          expect(await tx.query(`SELECT uuid, text, json, won, int, small, date, yes FROM written ORDER BY at`)).toEqual(rows);
        }),
      ),
      { numRuns: 60 },
    );
  });

  it('of a type that has no bytes of its own go as text', async () => {
    const rows = await books.tx(async (tx) => {
      await tx.query(`CREATE TEMP TABLE written (percent numeric, at timestamptz) ON COMMIT DROP`);
      await insertRows(tx, 'written', [{ name: 'percent', type: 'numeric', of: (percent: number) => percent }, { name: 'at', type: 'timestamptz', of: () => tx.now }], [2.5, 3]);
      return tx.query(`SELECT percent::text, at = $1 AS now FROM written ORDER BY percent`, [tx.now]);
    });
    expect(rows).toEqual([{ percent: '2.5', now: true }, { percent: '3', now: true }]);
  });
});
