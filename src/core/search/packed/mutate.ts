// Damage for tests: bytes flipped, cut off, moved; and a hostile hand that makes all checksums right again.
import { checksum } from './checksum.ts';
import { createRandom } from './seeded-random.ts';

export interface Mutation {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

type Mutator = (bytes: Uint8Array, random: () => number) => Uint8Array;

const MUTATORS: Readonly<Record<string, Mutator>> = {
  'one bit': (bytes, random) => flip(bytes, random, 1),
  'some bits': (bytes, random) => flip(bytes, random, 16),
  'a high byte': (bytes, random) => fill(bytes, random, 1, 0xff),
  'a run of high bytes': (bytes, random) => fill(bytes, random, 64, 0xff),
  'a run of zeroes': (bytes, random) => fill(bytes, random, 64, 0),
  'cut off': (bytes, random) => bytes.slice(0, at(bytes, random)),
  'bytes left out': (bytes, random) => {
    const from = at(bytes, random);
    return joined(bytes.subarray(0, from), bytes.subarray(from + 1 + Math.floor(random() * 200)));
  },
  'bytes come twice': (bytes, random) => {
    const from = at(bytes, random);
    return joined(bytes.subarray(0, from + 1 + Math.floor(random() * 200)), bytes.subarray(from));
  },
  'bytes from elsewhere': (bytes, random) => {
    const copy = bytes.slice();
    const from = at(bytes, random);
    copy.copyWithin(at(bytes, random), from, from + 1 + Math.floor(random() * 200));
    return copy;
  },
  'a number in the header': (bytes, random) => {
    const copy = bytes.slice();
    const place = 16 + 4 * Math.floor(random() * 60);
    new DataView(copy.buffer).setUint32(place, Math.floor(random() * 2 ** (1 + random() * 31)), true);
    return copy;
  },
};

/** The same mutations in every run; the kinds in turn. Those that change nothing are left out. */
export function* mutations(bytes: Uint8Array, count: number, seed: number): Generator<Mutation> {
  const random = createRandom(seed);
  const kinds = Object.entries(MUTATORS);
  for (let made = 0; made < count;) {
    const [kind, mutate] = kinds[made % kinds.length] ?? ['', (same: Uint8Array) => same];
    const mutated = mutate(bytes, random);
    if (isEqual(mutated, bytes)) continue;
    made += 1;
    yield { kind, bytes: mutated };
  }
}

const LENGTH = 16;
const HEADER_LENGTH = 20;
const HEADER_SUM = 24;
const CHECKED_FROM = 28;
const COUNT = 36;
const TABLE = 40;
const ROW = 12;

/** Makes lengths and checksums fit what the file has become, as far as its header lets itself be read. */
export function reseal(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  if (copy.length < TABLE) return copy;
  const view = new DataView(copy.buffer);
  view.setUint32(LENGTH, copy.length, true);
  const headerLength = Math.min(view.getUint32(HEADER_LENGTH, true), copy.length);
  const rows = Math.min(view.getUint32(COUNT, true), Math.floor((headerLength - TABLE) / ROW));
  let start = headerLength;
  for (let row = 0; row < rows; row += 1) {
    const isLast = row === rows - 1;
    const place = TABLE + row * ROW;
    const wanted = isLast ? copy.length - start : view.getUint32(place + 4, true);
    const length = Math.max(0, Math.min(wanted, copy.length - start));
    view.setUint32(place + 4, length, true);
    view.setUint32(place + 8, checksum(copy.subarray(start, start + length)), true);
    start += length;
  }
  if (headerLength >= CHECKED_FROM)
    view.setUint32(HEADER_SUM, checksum(copy.subarray(CHECKED_FROM, headerLength)), true);
  return copy;
}

/** Fills one part with what cannot be read, and makes the checksums fit. Throws where there is no such part. */
export function spoilPart(bytes: Uint8Array, part: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let start = view.getUint32(HEADER_LENGTH, true);
  for (let row = 0; row < view.getUint32(COUNT, true); row += 1) {
    const place = TABLE + row * ROW;
    const length = view.getUint32(place + 4, true);
    if (view.getUint32(place, true) === part) return reseal(copy.fill(0xff, start, start + length));
    start += length;
  }
  throw new RangeError(`no part ${part}`);
}

function at(bytes: Uint8Array, random: () => number): number {
  return Math.floor(random() * bytes.length);
}

function flip(bytes: Uint8Array, random: () => number, count: number): Uint8Array {
  const copy = bytes.slice();
  for (let n = 0; n < count; n += 1) {
    const place = at(bytes, random);
    copy[place] = (copy[place] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return copy;
}

function fill(bytes: Uint8Array, random: () => number, length: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const from = at(bytes, random);
  return copy.fill(value, from, from + length);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place]);
}
