import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleText } from '#core/archive/article-text';
import { buildIndexes } from '#core/search/build-index';
import { FIXTURE_PAGES, fixtureInput } from '#node/edition/fixture-edition';
import { packBundle } from '#node/edition/pack-bundle';
import { writeEdition } from '#node/edition/write-edition';
import type { CliIo } from './cli-io.ts';
import type { ExitCode } from './exit-codes.ts';
import { runCli } from './run-cli.ts';

const BODIES = {
  'palermo-convention': 'The Palermo Convention is a treaty against organized crime.',
  'women-peace': 'Women, peace and security: resolution 1325 (2000) of the Security Council.',
  'firearms-report': 'States reported on firearms. Trafficking in firearms feeds organized crime.',
};

let folder: string;
let publication: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attache-search-'));
  publication = join(folder, 'publication');
  const input = fixtureInput(publication, { bodies: BODIES });
  const texts = new Map(
    input.articles.map(({ id, text }) => {
      const blob = input.blobs.find(({ sha256 }) => sha256 === text.sha256);
      const bytes = blob !== undefined && 'bytes' in blob.from ? blob.from.bytes : new Uint8Array();
      return [id, JSON.parse(Buffer.from(bytes).toString('utf8')) as ArticleText];
    }),
  );
  const { sources } = input.records;
  const pages = new Map([['untoc-2000', FIXTURE_PAGES]]);
  const indexes = buildIndexes({ articles: input.articles, texts, sources, pages, languages: ['en'] });

  const written = await writeEdition({ ...input, indexes });
  if (!written.ok) throw new Error(written.message);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: ExitCode;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

async function attache(...args: readonly string[]): Promise<Ran> {
  return attacheWith({}, ...args);
}

async function attacheWith(over: Partial<CliIo>, ...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const io: CliIo = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    progress: () => undefined,
    endProgress: () => undefined,
    env: {},
    askHidden: () => Promise.resolve(undefined),
    isCancelled: () => false,
    now: () => new Date(0),
    randomHex: (bytes) => '0'.repeat(2 * bytes),
    ...over,
  };
  return { code: await runCli(args, io), out, err };
}

/** Changes one byte of the blob that holds `words`. */
async function damage(words: string): Promise<void> {
  const blobs = join(publication, 'blobs');
  for (const name of await readdir(blobs, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const path = join(name.parentPath, name.name);
    const bytes = await readFile(path);
    const at = bytes.indexOf(words);
    if (at < 0) continue;
    bytes[at] = (bytes[at] ?? 0) ^ 0x20;
    await writeFile(path, bytes);
  }
}

describe('attache search', () => {
  it('prints title, id and the words round the hits, with their paragraph', async () => {
    const { code, out, err } = await attache('search', publication, 'women');
    expect(out).toEqual([
      '1. About women-peace',
      '   women-peace · article · analysis · en · 2026-03-01',
      '   ¶1: Women, peace and security: resolution 1325 (2000) of the Security Council.',
      '',
      '1 result',
    ]);
    expect([code, err]).toEqual([0, []]);
  });

  it('reads a packed edition too, and the query as the app does', async () => {
    const file = join(folder, 'edition.attache');
    const packed = await packBundle(publication, file);
    if (!packed.ok) throw new Error(packed.message);
    const { out } = await attache('search', file, '"organized crime" -firearms');
    expect(out.filter((line) => /^\d\./.test(line))).toEqual(['1. About palermo-convention']);
    const several = await attache('search', file, 'title:about', 'UNSCR', '1325');
    expect(several.out[0]).toBe('1. About women-peace');
  });

  it('shows as many as asked for, and says how many there are', async () => {
    const { code, out } = await attache('search', publication, 'organized crime', '--limit', '1');
    expect(out.filter((line) => /^\d\./.test(line))).toHaveLength(1);
    expect(out.at(-1)).toBe('2 results, the first 1 shown');
    expect(code).toBe(0);
  });

  it('says that it found nothing, which is no error', async () => {
    const { code, out } = await attache('search', publication, 'zzzzzz');
    expect(out).toEqual(['Nothing found for "zzzzzz".']);
    expect(code).toBe(0);
    expect((await attache('search', publication, 'firearmz')).out).toContain('Did you mean: firearms');
  });

  it('prints one JSON object', async () => {
    const { out } = await attache('search', publication, 'women', '--json');
    expect(out).toHaveLength(1);
    const answer: unknown = JSON.parse(out[0] ?? '');
    expect(answer).toMatchObject({
      ok: true,
      archiveId: 'fixture-archive',
      edition: 1,
      query: 'women',
      total: 1,
      hits: [{ type: 'article', id: 'women-peace', snippets: [{ block: 'b1', number: 1 }] }],
    });
    expect(answer).not.toHaveProperty('tookMs');
  });

  it('gives the same answer every time', async () => {
    const first = await attache('search', publication, 'organized crime', '--json');
    expect(await attache('search', publication, 'organized crime', '--json')).toEqual(first);
  });

  it.each<readonly [string, readonly string[]]>([
    ['no query', []],
    ['an empty query', ['  ']],
    ['a batch without a run', ['--batch', 'q.jsonl']],
    ['a run without a batch', ['women', '--run', 'r.trec']],
    ['a query and a batch', ['women', '--batch', 'q.jsonl', '--run', 'r.trec']],
    ['a limit that is none', ['women', '--limit', '0']],
    ['a limit that is no number', ['women', '--limit', 'many']],
    ['a language that is none', ['women', '--lang', '!!']],
    ['an unknown option', ['women', '--fast']],
  ])('is wrong usage with %s', async (_name, args) => {
    const { code, err } = await attache('search', publication, ...args);
    expect(code).toBe(2);
    expect(err.join('\n')).not.toBe('');
  });
});

describe('attache search refuses', () => {
  it('what is no edition, and what is not there', async () => {
    const stray = join(folder, 'stray.attache');
    await writeFile(stray, 'not a zip');
    const refused = await attache('search', stray, 'women');
    expect(refused.code).toBe(3);
    expect(refused.err[0]).toMatch(/stray\.attache:1: not-a-bundle: /);
    expect((await attache('search', join(folder, 'nowhere'), 'women')).code).toBe(4);
  });

  it.each([
    ['index', 'ATTSRCH'],
    ['text', 'peace and security'],
    ['catalogue', 'About women-peace'],
  ])('an edition whose %s is damaged, where it is needed', async (_name, words) => {
    await damage(words);
    const { code, err, out } = await attache('search', publication, 'women', '--json');
    expect(code).toBe(3);
    expect(err[0]).toMatch(/hash-mismatch/);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ ok: false, code: 'hash-mismatch' });
  });

  it('an edition that was signed by nobody', async () => {
    const path = join(publication, 'editions/1/edition.json');
    const edition = await readFile(path, 'utf8');
    await writeFile(path, edition.replace('Fixture publisher', 'Another publisher'));
    expect((await attache('search', publication, 'women')).code).toBe(3);
  });

  it('not one whose index it cannot read: it makes it again and says so', async () => {
    const other = join(folder, 'other');
    const written = await writeEdition(fixtureInput(other, { bodies: BODIES, index: '{"version":"9"}' }));
    expect(written.ok).toBe(true);
    const { code, out, err } = await attache('search', other, 'women');
    expect(out[0]).toBe('1. About women-peace');
    expect(err.some((line) => line.includes('bad-index'))).toBe(true);
    expect(code).toBe(0);
  });
});

describe('attache search --batch', () => {
  const batch = async (lines: string): Promise<readonly [string, string]> => {
    const file = join(folder, 'queries.jsonl');
    await writeFile(file, lines);
    return [file, join(folder, 'out.trec')];
  };

  it('writes the lines of a TREC run', async () => {
    const [file, run] = await batch('{"id": 1, "text": "organized crime"}\n\n{"id": "q2", "text": "zzz"}\n');
    const { code, out } = await attache('search', publication, '--batch', file, '--run', run);
    const lines = (await readFile(run, 'utf8')).trimEnd().split('\n');
    expect(out).toEqual([`2 queries, 2 lines in ${run}`]);
    expect(lines.map((line) => line.replace(/ \d+\.\d{6} /, ' S '))).toEqual([
      expect.stringMatching(/^1 Q0 [a-z-]+ 1 S attache$/),
      expect.stringMatching(/^1 Q0 [a-z-]+ 2 S attache$/),
    ]);
    const scores = lines.map((line) => Number(line.split(' ')[4]));
    expect(scores[0]).toBeGreaterThanOrEqual(scores[1] ?? Infinity);
    expect(code).toBe(0);
  });

  it('names a source as one', async () => {
    const [file, run] = await batch('{"id": "s", "text": "A/RES/55/25"}');
    await attache('search', publication, '--batch', file, '--run', run, '--limit', '1');
    expect(await readFile(run, 'utf8')).toMatch(/^s Q0 source:untoc-2000 1 /);
  });

  it('tells every wrong line at once, and writes nothing', async () => {
    const [file, run] = await batch(
      '{"id":"1","text":"a"}\nrubbish\n{"id":"1","text":"b"}\n{"id":"a b","text":"c"}\n{"id":"2"}\n',
    );
    const { code, err } = await attache('search', publication, '--batch', file, '--run', run);
    expect(code).toBe(1);
    expect(err.map((line) => line.slice(file.length).split(': ').slice(0, 2).join(' '))).toEqual([
      ':2 bad-query',
      ':3 bad-query',
      ':4 bad-query',
      ':5 bad-query',
    ]);
    expect(await readdir(folder)).not.toContain('out.trec');
  });

  it('leaves nothing half-done when it is stopped, or cannot write', async () => {
    const [file, run] = await batch('{"id":"1","text":"a"}');
    const stopped = await attacheWith(
      { isCancelled: () => true },
      'search',
      publication,
      '--batch',
      file,
      '--run',
      run,
    );
    expect(stopped.code).toBe(130);
    const nowhere = join(folder, 'no/such/folder.trec');
    const failed = await attache('search', publication, '--batch', file, '--run', nowhere);
    expect(failed.code).toBe(4);
    expect(failed.err[0]).toMatch(/write-failed/);
    const missing = await attache('search', publication, '--batch', join(folder, 'none'), '--run', run);
    expect(missing.code).toBe(4);
    expect((await readdir(folder)).toSorted()).toEqual(['publication', 'queries.jsonl']);
  });
});
