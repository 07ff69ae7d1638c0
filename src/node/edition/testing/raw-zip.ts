// Zip files byte by byte (APPNOTE 6.3.10), so that a test can say what no library would write.
import { crc32, deflateRawSync } from 'node:zlib';

/** One entry; what is left out is as an honest writer would have it. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly isDeflated?: boolean;
  /** The name in the local header, where it is to differ. */
  readonly localName?: string;
  /** General purpose flags: bit 0 is "encrypted". */
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** Sizes as claimed in the directory and the local header. */
  readonly size?: number;
  readonly storedSize?: number;
  /** Unix file mode. */
  readonly mode?: number;
  /** Extra field of the directory's record. */
  readonly extra?: Uint8Array;
  /** Points to the local header of the entry at this index instead of its own. */
  readonly sharesWith?: number;
}

export interface RawZip {
  readonly prefix?: Uint8Array;
  readonly suffix?: Uint8Array;
  /** Number of entries as claimed at the end. */
  readonly count?: number;
  readonly comment?: Uint8Array;
}

const LOCAL = 0x04034b50;
const DIRECTORY = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const MADE_BY_UNIX = 3 << 8;
/** 1 January 1980. */
const DOS_DATE = 0x21;

interface Prepared {
  readonly entry: RawEntry;
  readonly name: Uint8Array;
  readonly stored: Uint8Array;
}

export function buildRawZip(entries: readonly RawEntry[], options: RawZip = {}): Uint8Array {
  const prepared = entries.map((entry): Prepared => {
    const name = typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name;
    return { entry, name, stored: entry.isDeflated ? deflateRawSync(entry.bytes) : entry.bytes };
  });
  const parts: Uint8Array[] = [options.prefix ?? Buffer.alloc(0)];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (bytes: Uint8Array): void => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const one of prepared) {
    offsets.push(at);
    if (one.entry.sharesWith === undefined) add(localPart(one));
  }
  const start = at;
  for (const [index, one] of prepared.entries()) {
    add(directoryRecord(one, offsets[one.entry.sharesWith ?? index] ?? 0));
  }
  const { comment = Buffer.alloc(0), count = entries.length } = options;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(at - start, 12);
  end.writeUInt32LE(start, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, end, comment, options.suffix ?? Buffer.alloc(0)]);
}

function localPart({ entry, name, stored }: Prepared): Uint8Array {
  const localName = entry.localName === undefined ? name : Buffer.from(entry.localName);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(VERSION, 4);
  writeShared(header, 6, entry, stored);
  header.writeUInt16LE(localName.length, 26);
  return Buffer.concat([header, localName, stored]);
}

function directoryRecord({ entry, name, stored }: Prepared, offset: number): Uint8Array {
  const extra = entry.extra ?? Buffer.alloc(0);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(DIRECTORY, 0);
  record.writeUInt16LE(MADE_BY_UNIX | VERSION, 4);
  record.writeUInt16LE(VERSION, 6);
  writeShared(record, 8, entry, stored);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, name, extra]);
}

/** Flags, method, time, date, CRC and sizes stand in the same order in both headers. */
function writeShared(header: Buffer, at: number, entry: RawEntry, stored: Uint8Array): void {
  header.writeUInt16LE(entry.flags ?? 0, at);
  header.writeUInt16LE(entry.method ?? (entry.isDeflated ? 8 : 0), at + 2);
  header.writeUInt16LE(DOS_DATE, at + 6);
  header.writeUInt32LE(entry.crc ?? crc32(entry.bytes), at + 8);
  header.writeUInt32LE(entry.storedSize ?? stored.length, at + 12);
  header.writeUInt32LE(entry.size ?? entry.bytes.length, at + 16);
}
