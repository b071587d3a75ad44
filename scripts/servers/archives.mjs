import { gunzipSync, inflateRawSync } from 'node:zlib';

/**
 * The content of the file in a zip archive whose path ends with `ending`; undefined when there is none.
 * @param {Buffer} zip
 * @param {string} ending
 * @returns {Buffer | undefined}
 */
export function fileInZip(zip, ending) {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('Not a zip archive');
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(entry + 28);
    const name = zip.toString('utf8', entry + 46, entry + 46 + nameLength);
    if (name.endsWith(ending)) return unpack(zip, entry);
    entry += 46 + nameLength + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return undefined;
}

/** @param {Buffer} zip @param {number} entry where the entry begins in the central directory */
function unpack(zip, entry) {
  const isDeflated = zip.readUInt16LE(entry + 10) === 8;
  const length = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + length);
  return isDeflated ? inflateRawSync(packed) : packed;
}

/**
 * The content of the file of this name in a gzipped tar archive; undefined when there is none.
 * @param {Buffer} archive
 * @param {string} wanted
 * @returns {Buffer | undefined}
 */
export function fileInTarGz(archive, wanted) {
  const tar = gunzipSync(archive);
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const length = parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    if (name === wanted || name.endsWith(`/${wanted}`)) return tar.subarray(at + 512, at + 512 + length);
    at += 512 + Math.ceil(length / 512) * 512;
  }
  return undefined;
}
