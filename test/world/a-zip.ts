import { crc32, deflateRawSync } from 'node:zlib';

interface Entry {
  readonly path: string;
  readonly content: string;
  readonly deflated?: boolean;
  readonly comment?: string;
}

/** The fields that the local header and the central directory share, from "version needed" to the length of the extra field. */
function shared({ path, content, deflated = false }: Entry, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(deflated ? 8 : 0, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(Buffer.byteLength(content), 18);
  fields.writeUInt16LE(Buffer.byteLength(path), 22);
  return fields;
}

/** What stands behind the shared fields in the central directory: comment, disk, attributes, where the local header begins. */
function place(comment: string, at: number): Buffer {
  const fields = Buffer.alloc(14);
  fields.writeUInt16LE(Buffer.byteLength(comment), 0);
  fields.writeUInt32LE(at, 10);
  return fields;
}

function ending(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

/** A small zip archive as the format's specification has it (APPNOTE 4.3). */
export function aZip(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = entry.deflated ? deflateRawSync(entry.content) : Buffer.from(entry.content);
    const fields = shared(entry, packed);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(entry.path), packed]);
    files.push(file);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place(entry.comment ?? '', at), Buffer.from(entry.path), Buffer.from(entry.comment ?? '')]));
    at += file.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...files, listed, ending(entries.length, listed.length, at)]);
}
