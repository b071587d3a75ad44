import { dayNumberOf } from '../domain/calendar/civil-days';

/** How values of an SQL type lie in PostgreSQL's binary format: big-endian, each after its length. */
interface Encoding {
  readonly oid: number;
  bytesOf(value: unknown): number;
  write(into: Buffer, value: unknown, at: number): void;
}

const ofSize = (oid: number, bytes: number, write: Encoding['write']): Encoding => ({ oid, bytesOf: () => bytes, write });

const hexDigit = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  return code < 58 ? code - 48 : (code | 32) - 87;
};

/** `01234567-89ab-…`: two digits a byte, a hyphen before the bytes 4, 6, 8 and 10. */
function writeUuid(into: Buffer, value: unknown, at: number): void {
  const text = value as string;
  for (let byte = 0, digit = 0; byte < 16; byte += 1, digit += 2) {
    if (text.charCodeAt(digit) === 45) digit += 1;
    into[at + byte] = (hexDigit(text, digit) << 4) | hexDigit(text, digit + 1);
  }
}

const daysTo2000 = 10_957;

/** The types that bulk writes know. */
const encodings = {
  uuid: ofSize(2950, 16, writeUuid),
  text: { oid: 25, bytesOf: (value) => Buffer.byteLength(value as string), write: (into, value, at) => void into.write(value as string, at) },
  jsonb: {
    oid: 3802,
    bytesOf: (value) => 1 + Buffer.byteLength(value as string),
    write: (into, value, at) => {
      into[at] = 1;
      into.write(value as string, at + 1);
    },
  },
  bigint: ofSize(20, 8, (into, value, at) => void into.writeBigInt64BE(BigInt(value as bigint | number | string), at)),
  int: ofSize(23, 4, (into, value, at) => void into.writeInt32BE(Number(value), at)),
  smallint: ofSize(21, 2, (into, value, at) => void into.writeInt16BE(Number(value), at)),
  date: ofSize(1082, 4, (into, value, at) => void into.writeInt32BE(dayNumberOf(value as string) - daysTo2000, at)),
  boolean: ofSize(16, 1, (into, value, at) => {
    into[at] = value === true ? 1 : 0;
  }),
} satisfies Record<string, Encoding>;

type KnownType = keyof typeof encodings;

export const isKnownType = (type: string): type is KnownType => type in encodings;

const headBytes = 20;

/**
 * A parameter of type `type[]` as PostgreSQL's own bytes. As text, each value would be quoted here and unquoted there, letter by letter: with a
 * line's lineage that costs more than everything else of a bulk write.
 */
export function binaryArray(type: KnownType, values: readonly unknown[]): Buffer {
  const encoding: Encoding = encodings[type];
  const sizes = values.map((value) => (value == null ? -1 : encoding.bytesOf(value)));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + Math.max(0, size), headBytes));
  // Dimensions, whether there are nulls, the type, how many, from which index on.
  for (const [at, head] of [1, 1, encoding.oid, values.length, 1].entries()) bytes.writeInt32BE(head, at * 4);
  let at = headBytes;
  for (const [index, size] of sizes.entries()) {
    bytes.writeInt32BE(size, at);
    at += 4;
    if (size < 0) continue;
    encoding.write(bytes, values[index], at);
    at += size;
  }
  return bytes;
}
