// Security.md §3, rows Z1 to Z17 and J1: containers that are not what they say. Each must be refused, with its code,
// and leave every byte on the disk as it was.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RefusalCode } from '#core/edition/edition';
import type { ArchiveStore } from './archive-store.ts';
import { blobName } from './bundle-entries.ts';
import { fixtureBlob, fixtureKey } from './fixture-edition.ts';
import { sha256Hex } from './sha256.ts';
import {
  entriesOf,
  readParts,
  signAgain,
  textOf,
  withoutParts,
  withParts,
  zipOf,
  type Parts,
} from './testing/hostile-edition.ts';
import { buildRawZip, type RawEntry } from './testing/raw-zip.ts';
import { installFrom, openQuickStore, publish, readTree, valueOf } from './testing/store-fixture.ts';

const PDF = blobName(fixtureBlob('%PDF-1.7 a small file', 'application/pdf').sha256);
const KEY = fixtureKey(1);
const TINY = Buffer.from('x');

let work: string;
let store: ArchiveStore;
/** Edition 2 of an archive of which edition 1 is installed. */
let parts: Parts;
let untouched: Readonly<Record<string, string>>;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'attache-zip-'));
  await publish(join(work, 'publication'));
  store = await openQuickStore(join(work, 'archive'));
  valueOf(await installFrom(store, join(work, 'publication')));
  await publish(join(work, 'publication'), { bodies: { 'first-article': 'Revised.' } });
  parts = await readParts(join(work, 'publication'));
  untouched = await readTree(work);
});
afterAll(() => rm(work, { recursive: true, force: true }));

async function offer(bytes: Uint8Array) {
  const file = join(work, 'hostile.attache');
  await writeFile(file, bytes);
  const result = await store.preview(file);
  await rm(file);
  expect(await readTree(work)).toEqual(untouched);
  return result;
}

async function expectRefused(bytes: Uint8Array, code: RefusalCode): Promise<void> {
  const result = await offer(bytes);
  expect(result.ok ? 'accepted' : result.code).toBe(code);
}

/** The honest bundle with one entry more. */
function withEntry(entry: Partial<RawEntry> & Pick<RawEntry, 'name'>): Uint8Array {
  return buildRawZip([...entriesOf(parts), { bytes: TINY, ...entry }]);
}

/** The honest bundle with one entry written differently. */
function withChanged(name: string, change: Partial<RawEntry>): Uint8Array {
  return buildRawZip(
    entriesOf(parts).map((entry) => (entry.name === name ? { ...entry, ...change } : entry)),
  );
}

it('accepts the honest bundle, stored or deflated: the refusals below are for what was changed', async () => {
  expect(await offer(zipOf(parts))).toMatchObject({ ok: true, value: { relation: 'update', edition: 2 } });
  const deflated = entriesOf(parts).map((entry) => ({ ...entry, isDeflated: true }));
  expect(await offer(buildRawZip(deflated))).toMatchObject({ ok: true });
});

describe('a name that is not one of the format (Z1 to Z9, Z17)', () => {
  const hash = sha256Hex('x');
  it.each([
    ['Z1 upwards', '../evil'],
    ['Z1 upwards from the inside', 'blobs/../../evil'],
    ['Z1 upwards into a name that is allowed', `blobs/sha256/${hash.slice(0, 2)}/../${hash}`],
    ['Z2 absolute', '/tmp/evil'],
    ['Z2 absolute and allowed', '/edition.json'],
    ['Z3 a drive', 'C:/evil'],
    ['Z3 a share', '//host/share/evil'],
    ['Z4 a backslash', '..\\evil'],
    ['Z4 a backslash in an allowed name', `blobs\\sha256\\${hash.slice(0, 2)}\\${hash}`],
    ['Z7 upper case', 'EDITION.JSON'],
    ['Z7 upper case in a hash', `blobs/sha256/AB/AB${hash.slice(2)}`],
    ['Z7 a composed letter', 'édition.json'],
    ['Z7 a decomposed letter', 'e\u0301dition.json'],
    ['Z8 a device', 'CON'],
    ['Z8 a device with an ending', 'roots/aux.json'],
    ['Z8 a dot at the end', 'edition.json.'],
    ['Z8 a space at the end', 'edition.json '],
    ['Z8 a stream', 'edition.json:evil'],
    ['Z9 a NUL', 'edition.json\u0000'],
    ['Z9 a NUL inside', 'edition\u0000.json'],
    ['Z9 text turned round', 'edition\u202enosj.'],
    ['Z17 __proto__', '__proto__'],
    ['Z17 constructor', 'constructor'],
    ['Z17 prototype', 'prototype/edition.json'],
    ['a folder', 'blobs/'],
    ['nothing', ''],
    ['a root without a number', 'roots/x.json'],
    ['a root with seven digits', 'roots/1000000.json'],
    ['a hash in the folder of another', `blobs/sha256/${hash.slice(0, 2) === '00' ? '01' : '00'}/${hash}`],
    ['a hash too long', `blobs/sha256/${hash.slice(0, 2)}/${hash}0`],
    ['a line break at the end', 'edition.json\n'],
    ['a zip inside (Z16)', 'inner.zip'],
  ])('%s', async (_name, name) => {
    await expectRefused(withEntry({ name }), 'unsafe-name');
  });

  it('that is no text at all', async () => {
    await expectRefused(withEntry({ name: Buffer.from([0xff, 0xfe, 0x2e, 0x2e]) }), 'unsafe-name');
  });
});

describe('an entry that is no plain file (Z5)', () => {
  it.each([
    ['a symbolic link', 0o120777],
    ['a folder', 0o040755],
    ['a device', 0o020666],
    ['a pipe', 0o010644],
    ['a socket', 0o140644],
  ])('%s', async (_name, mode) => {
    await expectRefused(withChanged(PDF, { mode }), 'unsafe-name');
  });
});

it('the same name twice (Z6)', async () => {
  await expectRefused(withEntry({ name: 'edition.json' }), 'duplicate-entry');
  await expectRefused(withEntry({ name: PDF, bytes: parts.get(PDF) ?? TINY }), 'duplicate-entry');
});

describe('sizes (Z10 to Z12, J1)', () => {
  const zeros = Buffer.alloc(50 * 1024 * 1024);
  it('a bomb that says how large it is (Z10)', async () => {
    await expectRefused(withChanged(PDF, { bytes: zeros, isDeflated: true }), 'too-large');
  });

  it('a bomb below the ratio, larger than what was signed (Z10)', async () => {
    const bytes = Buffer.concat([Buffer.alloc(60_000), Buffer.from('x')]);
    await expectRefused(withChanged(PDF, { bytes, isDeflated: true }), 'length-mismatch');
  });

  it.each(['edition.json', PDF])('a bomb that lies about its size (Z11): %s', async (name) => {
    const size = parts.get(name)?.length ?? 0;
    const bytes = Buffer.concat([parts.get(name) ?? TINY, zeros]);
    await expectRefused(withChanged(name, { bytes, isDeflated: true, size }), 'hash-mismatch');
  });

  it('fewer bytes than it says (Z11)', async () => {
    const stored = deflateRawSync(Buffer.from('short'));
    const lie = { bytes: stored, method: 8, size: parts.get(PDF)?.length ?? 0 };
    await expectRefused(withChanged(PDF, lie), 'hash-mismatch');
  });

  it('sixty thousand empty entries (Z12)', async () => {
    const empty = Array.from({ length: 60_000 }, (_, n): RawEntry => {
      return { name: blobName(sha256Hex(`empty ${n}`)), bytes: Buffer.alloc(0) };
    });
    await expectRefused(buildRawZip([...entriesOf(parts), ...empty]), 'too-large');
  });

  it('an edition.json of two gigabytes, by its word (J1)', async () => {
    await expectRefused(withChanged('edition.json', { size: 2 ** 31, storedSize: 2 ** 31 }), 'incomplete');
    const stored = deflateRawSync(Buffer.alloc(9 * 1024 * 1024, 'abcdefgh'.repeat(99)));
    await expectRefused(
      withChanged('edition.json', { bytes: stored, method: 8, size: 9 * 1024 * 1024 }),
      'too-large',
    );
  });

  it('a root and a signature over their caps (J1)', async () => {
    await expectRefused(zipOf(withParts(parts, { 'roots/1.json': ' '.repeat(513 * 1024) })), 'too-large');
    await expectRefused(zipOf(withParts(parts, { 'edition.sig.json': ' '.repeat(257 * 1024) })), 'too-large');
  });

  it.each([
    ['a hundred thousand levels', '['.repeat(100_000) + ']'.repeat(100_000), 'bad-data'],
    [
      'a million keys',
      `{${Array.from({ length: 1_000_000 }, (_, n) => `"k${n}":0`).join(',')}}`,
      'too-large',
    ],
    [
      'half a million keys',
      `{${Array.from({ length: 500_000 }, (_, n) => `"k${n}":0`).join(',')}}`,
      'bad-data',
    ],
  ] as const)('a signed edition.json with %s (J1)', async (_name, json, code) => {
    await expectRefused(zipOf(signAgain(parts, json, [KEY])), code);
  });
});

describe('a file that is not whole (Z13)', () => {
  it('is refused wherever it was cut', async () => {
    const whole = zipOf(parts);
    for (const at of [0, 1, 3]) await expectRefused(whole.subarray(0, at), 'incomplete');
    for (let tenth = 1; tenth < 10; tenth += 1) {
      await expectRefused(whole.subarray(0, Math.floor((whole.length * tenth) / 10)), 'incomplete');
    }
    for (const left of [1, 10, 21, 22])
      await expectRefused(whole.subarray(0, whole.length - left), 'incomplete');
  });

  it('is refused when an entry that was signed for is left out', async () => {
    for (const name of parts.keys()) {
      const result = await offer(zipOf(withoutParts(parts, (one) => one === name)));
      // Blobs of edition 1 are here: a bundle may leave those out.
      if (name.startsWith('blobs/') && result.ok) continue;
      expect([name, result.ok ? 'accepted' : result.code]).toEqual([name, 'incomplete']);
    }
  });
});

describe('a flipped byte (Z14)', () => {
  it('is found in any entry, though the CRC is not looked at', async () => {
    for (const [name, bytes] of parts) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(bytes.length / 2);
      flipped[at] = (flipped[at] ?? 0) ^ 0x20;
      const result = await offer(zipOf(withParts(parts, { [name]: flipped })));
      expect([name, result.ok]).toEqual([name, false]);
      if (name.startsWith('blobs/')) expect(result).toMatchObject({ code: 'hash-mismatch' });
      if (name === 'edition.json') expect(result).toMatchObject({ code: 'bad-signature' });
    }
  });

  it('in deflated bytes is damage of one part', async () => {
    const stored = Buffer.from(deflateRawSync(parts.get(PDF) ?? TINY));
    stored[2] = (stored[2] ?? 0) ^ 0xff;
    const size = parts.get(PDF)?.length ?? 0;
    await expectRefused(withChanged(PDF, { bytes: stored, method: 8, size }), 'hash-mismatch');
  });

  it('nor is a wrong CRC believed over the right bytes', async () => {
    expect(await offer(withChanged(PDF, { crc: 0xdeadbeef }))).toMatchObject({ ok: true });
  });
});

describe('a container that can be read in two ways (Z15)', () => {
  it('an entry with another name in its own header', async () => {
    await expectRefused(withChanged(PDF, { localName: 'blobs/sha256/00/evil' }), 'not-a-bundle');
  });

  it('two entries over one piece of the file', async () => {
    const names = [...parts.keys()];
    const shared = { sharesWith: names.indexOf('edition.json') };
    await expectRefused(
      withChanged(PDF, { ...shared, bytes: parts.get('edition.json') ?? TINY }),
      'not-a-bundle',
    );
  });

  it('junk before it, as in a program that unpacks itself', async () => {
    await expectRefused(zipOf(parts, { prefix: Buffer.from('MZ junk') }), 'not-a-bundle');
    await expectRefused(zipOf(parts, { prefix: Buffer.from('%PDF-1.7 ') }), 'not-a-bundle');
  });

  it('junk behind it', async () => {
    const result = await offer(zipOf(parts, { suffix: Buffer.from('junk') }));
    expect(result.ok ? 'accepted' : result.code).toMatch(/^(?:not-a-bundle|incomplete)$/u);
  });

  it('two of them in one file', async () => {
    const other = zipOf(signAgain(parts, `${textOf(parts, 'edition.json')} `, [KEY]));
    const result = await offer(Buffer.concat([other, zipOf(parts)]));
    expect(result.ok ? 'accepted' : result.code).toMatch(/^(?:not-a-bundle|incomplete)$/u);
  });

  it('another number of entries at the end than there are', async () => {
    for (const count of [1, parts.size - 1, parts.size + 1]) {
      expect(await offer(zipOf(parts, { count }))).toMatchObject({ ok: false });
    }
  });
});

describe('features that no edition uses (Z16)', () => {
  it('an entry that is encrypted', async () => {
    await expectRefused(withChanged(PDF, { flags: 1 }), 'not-a-bundle');
    await expectRefused(withChanged(PDF, { flags: 1 | (1 << 6) }), 'not-a-bundle');
  });

  it.each([1, 9, 12, 14, 93, 95, 98])('compression method %i', async (method) => {
    await expectRefused(withChanged(PDF, { method }), 'not-a-bundle');
  });

  it('sizes of a zip64 entry beyond every disk', async () => {
    const extra = Buffer.alloc(20);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(16, 2);
    extra.writeBigUInt64LE(2n ** 63n - 1n, 4);
    extra.writeBigUInt64LE(2n ** 63n - 1n, 12);
    const zip64 = { size: 0xffffffff, storedSize: 0xffffffff, extra };
    expect(await offer(withChanged(PDF, zip64))).toMatchObject({ ok: false });
    expect(await offer(withChanged(PDF, { ...zip64, extra: extra.subarray(0, 9) }))).toMatchObject({
      ok: false,
    });
  });
});

it.each([
  ['a PDF', Buffer.from('%PDF-1.7 a document')],
  ['a page', Buffer.from('<!doctype html><title>PK</title>')],
  ['a zip of something else', buildRawZip([{ name: 'word/document.xml', bytes: TINY }])],
  ['an empty zip', buildRawZip([])],
])('is refused: %s', async (_name, bytes) => {
  const result = await offer(bytes);
  expect(result.ok ? 'accepted' : result.code).toMatch(/^(?:not-a-bundle|unsafe-name)$/u);
});
