// The frame of a packed file: a checked header, a table of sections, the sections one after the other.
// docs/search-index.md has every byte.
import { BadIndexError } from './bad-index-error.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { checksum } from './checksum.ts';
import { encodeUnits } from './code-units.ts';

export const PACKED_FORMAT = 1;
/** Larger files are refused: offsets stay small integers and a reader stays inside its memory. */
export const MAX_FILE_BYTES = 0x3fff_ffff;

const MAGIC = encodeUnits('ATTSRCH\n');
const FIXED_BYTES = 40;
const ROW_BYTES = 12;
const CHECKED_FROM = 28;
const MAX_SECTIONS = 64;

/** What a file holds: an index segment, or the words of its documents one after another. */
export const FILE_KINDS = { index: 1, sequences: 2 } as const;
export type FileKind = keyof typeof FILE_KINDS;

/** Names a file by its content: eight hex digits twice. */
export type SegmentId = string;

export interface Container {
  readonly id: SegmentId;
  /** What only this kind of file has in its header. */
  readonly meta: Uint8Array;
  /** Throws where there is none. */
  section(id: number): Uint8Array;
  /** Throws where any byte of a section is not as it was written. */
  verify(): void;
}

interface Section {
  readonly bytes: Uint8Array;
  readonly sum: number;
}

export function writeContainer(
  kind: FileKind,
  meta: Uint8Array,
  sections: ReadonlyMap<number, Uint8Array>,
): { readonly bytes: Uint8Array; readonly id: SegmentId } {
  const table = new ByteWriter();
  for (const [id, bytes] of sections) {
    table.u32(id);
    table.u32(bytes.length);
    table.u32(checksum(bytes));
  }
  const named = new ByteWriter();
  named.append(table.peek());
  named.append(meta);
  const first = checksum(named.peek());
  named.u32(first);
  const second = checksum(named.peek());
  const checked = new ByteWriter();
  for (const number of [first, second, sections.size]) checked.u32(number);
  checked.append(table.peek());
  checked.append(meta);
  const headerLength = CHECKED_FROM + checked.length;
  const length = [...sections.values()].reduce((sum, bytes) => sum + bytes.length, headerLength);
  if (length > MAX_FILE_BYTES) throw new RangeError('too many documents for one index file');
  const file = new ByteWriter(length);
  file.append(MAGIC);
  for (const number of [PACKED_FORMAT, FILE_KINDS[kind], length, headerLength, checksum(checked.peek())])
    file.u32(number);
  file.append(checked.peek());
  for (const bytes of sections.values()) file.append(bytes);
  return { bytes: file.take(), id: idOf(first, second) };
}

/** Reads the frame; touches no section. Throws `BadIndexError`. */
export function openContainer(given: Uint8Array, kind: FileKind): Container {
  // Node's Buffer is a Uint8Array whose `slice` does not copy.
  const file = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const headerLength = checkFrame(file, kind);
  const reader = new ByteReader(file, CHECKED_FROM, headerLength);
  const id = idOf(reader.u32(), reader.u32());
  const sections = readTable(file, reader, headerLength);
  const meta = file.subarray(reader.position, headerLength);
  return {
    id,
    meta,
    section(wanted) {
      const section = sections.get(wanted);
      if (!section) throw new BadIndexError('a part is missing');
      return section.bytes;
    },
    verify() {
      for (const { bytes, sum } of sections.values())
        if (checksum(bytes) !== sum) throw new BadIndexError('the file has been damaged');
    },
  };
}

function checkFrame(file: Uint8Array, kind: FileKind): number {
  if (file.length < FIXED_BYTES || MAGIC.some((byte, at) => file[at] !== byte))
    throw new BadIndexError('not a search index');
  const reader = new ByteReader(file, MAGIC.length, FIXED_BYTES);
  if (reader.u32() !== PACKED_FORMAT) throw new BadIndexError('written in another format');
  if (reader.u32() !== FILE_KINDS[kind]) throw new BadIndexError('another kind of file');
  if (reader.u32() !== file.length || file.length > MAX_FILE_BYTES)
    throw new BadIndexError('cut off, or longer than it should be');
  const headerLength = reader.u32();
  if (headerLength < FIXED_BYTES || headerLength > file.length)
    throw new BadIndexError('the header is damaged');
  if (reader.u32() !== checksum(file.subarray(CHECKED_FROM, headerLength)))
    throw new BadIndexError('the header is damaged');
  return headerLength;
}

/** Sections follow each other without a gap and fill the file: no byte is outside of a checksum. */
function readTable(file: Uint8Array, reader: ByteReader, headerLength: number): ReadonlyMap<number, Section> {
  const count = reader.u32();
  if (count > MAX_SECTIONS) throw new BadIndexError('the table of parts is damaged');
  const rows = new ByteReader(reader.take(count * ROW_BYTES));
  const sections = new Map<number, Section>();
  let at = headerLength;
  while (!rows.isAtEnd) {
    const id = rows.u32();
    const length = rows.u32();
    if (sections.has(id) || length > file.length - at)
      throw new BadIndexError('the table of parts is damaged');
    sections.set(id, { bytes: file.subarray(at, at + length), sum: rows.u32() });
    at += length;
  }
  if (at !== file.length) throw new BadIndexError('the table of parts is damaged');
  return sections;
}

function idOf(first: number, second: number): SegmentId {
  return [first, second].map((part) => part.toString(16).padStart(8, '0')).join('');
}
