// The container by the page's section "Files": the central directory, and nothing it does not say.
import { inflateRawSync } from 'node:zlib';

const NAME =
  /^(?:edition(?:\.sig)?\.json|roots\/[0-9]{1,6}(?:\.sig)?\.json|blobs\/sha256\/([0-9a-f]{2})\/\1[0-9a-f]{62})$/;
const END = 0x06054b50;
const ROW = 0x02014b50;
const LOCAL = 0x04034b50;

function need(condition, why) {
  if (!condition) throw new Error(why);
}

/** The entries of a zip by name. Throws where the container is not in order. */
export function readZip(file) {
  need(file.length >= 4 && file.readUInt32LE(0) === LOCAL, 'it does not begin with a local header');
  const end = findEnd(file);
  need(file.readUInt16LE(end + 4) === 0, 'another disk');
  const count = file.readUInt16LE(end + 10);
  const start = file.readUInt32LE(end + 16);
  need(count !== 0xffff && start !== 0xffffffff, 'zip64: more than this reader needs');
  const entries = new Map();
  let at = start;
  for (let row = 0; row < count; row += 1) {
    need(at + 46 <= file.length && file.readUInt32LE(at) === ROW, 'no row of the directory');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      file.readUInt16LE(at + offset),
    );
    const extraAt = at + 46 + nameLength;
    need(extraAt + extraLength + commentLength <= file.length, 'a row that is cut');
    const name = file.toString('latin1', at + 46, extraAt);
    const entry = {
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      type: (file.readUInt32LE(at + 38) >>> 28) & 0xf,
      offset: file.readUInt32LE(at + 42),
    };
    checkExtra(file.subarray(extraAt, extraAt + extraLength));
    checkEntry(name, entry);
    need(!entries.has(name), `${name} twice`);
    entries.set(name, entry);
    at = extraAt + extraLength + commentLength;
  }
  return entries;
}

function findEnd(file) {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) !== END) continue;
    need(file.readUInt16LE(at + 20) === file.length - at - 22, 'something behind the end record');
    return at;
  }
  throw new Error('no end record');
}

function checkExtra(extra) {
  let at = 0;
  while (at < extra.length - 3) {
    at += 4 + extra.readUInt16LE(at + 2);
    need(at <= extra.length, 'an extra field that does not fit');
  }
}

function checkEntry(name, { flags, method, packed, size, type }) {
  need(NAME.test(name), 'a name that is not of the format');
  need(type === 0 || type === 8, `${name} is no plain file`);
  need((flags & 0x41) === 0, `${name} is encrypted`);
  need(method === 0 || method === 8, `${name}: method ${method}`);
  need(size !== 0xffffffff && packed !== 0xffffffff, `${name}: zip64`);
  need(method === 8 || size === packed, `${name}: two sizes`);
  need(size <= 200 * packed + 65536, `${name} grows too much`);
}

/** The bytes of an entry, if it has at most `maxBytes`. */
export function readEntry(file, entries, name, maxBytes) {
  const entry = entries.get(name);
  need(entry, `${name} is missing`);
  need(entry.size <= maxBytes, `${name} is too large`);
  const { offset, packed, size, method } = entry;
  need(offset + 30 <= file.length && file.readUInt32LE(offset) === LOCAL, `${name} has no header`);
  const nameLength = file.readUInt16LE(offset + 26);
  const start = offset + 30 + nameLength + file.readUInt16LE(offset + 28);
  need(file.toString('latin1', offset + 30, offset + 30 + nameLength) === name, `${name} has two names`);
  need(start + packed <= file.length, `${name} is cut`);
  const stored = file.subarray(start, start + packed);
  const bytes = method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: size + 1 });
  need(bytes.length === size, `${name} has another size than it claims`);
  return bytes;
}
