// One rule for every command: wrong usage 2, what is named and not there 4, what is there and is something else 3.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureInput } from '#node/edition/fixture-edition';
import { createKeyFile } from '#node/edition/key-file';
import { writeEdition } from '#node/edition/write-edition';
import { runFake } from './fake-io.ts';

const PASSPHRASE = 'a passphrase for tests only';
const env = { ATTACHE_PASSPHRASE: PASSPHRASE };
const RAW = /\bE[A-Z]{4,}\b|no such file|illegal operation|undefined/u;

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-exit-'));
  await runFake(['new', join(root, 'content')]);
  await createKeyFile(join(root, 'key'), PASSPHRASE);
  await writeFile(join(root, 'words.txt'), 'Only words.');
  const written = await writeEdition(fixtureInput(join(root, 'publication')));
  if (!written.ok) throw new Error(written.message);
}, 60_000);
afterAll(async () => rm(root, { recursive: true, force: true }));

/** A command line as it is typed, with every word that begins with @ as a path in the test's folder. */
function run(line: string) {
  const args = line.split(' ').map((word) => (word.startsWith('@') ? join(root, word.slice(1)) : word));
  return runFake(args, { env });
}

describe('exit codes', () => {
  it.each([
    'new',
    'import',
    'import @content',
    'check',
    'keys',
    'keys new',
    'keys show',
    'publish',
    'publish @content',
    'publish @content --to @publication',
    'pack',
    'pack @publication',
    'pack @publication --to',
    'verify',
    'verify @publication --root',
    'diff',
    'diff @publication',
    'search',
    'search @publication',
    'help nonsense',
    'help keys nonsense',
  ])('%s, with an argument missing, is wrong usage', async (line) => {
    const { code, err, out } = await run(line);
    expect(code).toBe(2);
    expect(out).toEqual([]);
    expect(err.join('\n')).toMatch(/^attache:1: bad-usage: |^Usage: attache keys/u);
  });

  it.each([
    'import @content @words.txt --media @absent',
    'check @absent',
    'check @content --write-ids --to @absent',
    'keys new @absent/key',
    'keys show @absent',
    'keys show @key --root @absent',
    'publish @absent --to @new --key @key',
    'publish @content --to @new --key @absent',
    'pack @absent --to @new.attache',
    'pack @publication --to @absent/new.attache',
    'verify @absent',
    'verify @words.txt/absent',
    'verify @publication --root @absent',
    'verify @publication --base @absent',
    'diff @absent @publication',
    'diff @publication @absent',
    'search @absent words',
    'search @publication --batch @absent --run @run',
  ])('%s, where that is not there, is 4 with a sentence', async (line) => {
    const before = await readdir(root, { recursive: true });
    const { code, err } = await run(line);
    expect(code).toBe(4);
    expect(err[0]).toMatch(/^\S+:1: [a-z-]+: \S.+/u);
    expect(err.join('\n')).toMatch(/absent/u);
    expect(err.join('\n')).not.toMatch(RAW);
    expect(await readdir(root, { recursive: true })).toEqual(before);
  });

  it.each([
    'check @content --write-ids --to @content',
    'keys show @words.txt',
    'keys show @key --root @words.txt',
    'publish @content --to @new --key @words.txt',
    'pack @content --to @new.attache',
    'verify @content',
    'verify @words.txt',
    'verify @publication --root @words.txt',
    'verify @publication --root @content',
    'verify @publication --base @words.txt',
    'diff @publication @content',
    'search @content words',
  ])('%s, where that is something else, is 3 with a sentence', async (line) => {
    const { code, err } = await run(line);
    expect(code).toBe(3);
    expect(err[0]).toMatch(/^\S+:1: (?:not-a-[a-z-]+|no-publication): [A-Z].+\.(?: \([a-z-]+: .+\))?$/u);
    expect(err.join('\n')).not.toMatch(RAW);
  });

  it('import lists an input that is not there among the errors of the others, which count before it', async () => {
    expect((await run('import @content @absent --dry-run')).code).toBe(4);
    const { code, err } = await run('import @content @absent @content/archive.yaml --dry-run');
    expect(code).toBe(1);
    expect(err[0]).toMatch(/absent:1: not-found: /u);
  });

  it.each([
    'keys show @content',
    'publish @content --to @new --key @content',
    'search @publication --batch @content --run @run',
    'pack @publication --to @content',
    'publish @content --to @words.txt --key @key',
  ])('%s says what the system says in words', async (line) => {
    const { code, err } = await run(line);
    expect(code).toBe(4);
    expect(err.join('\n')).toMatch(/it is a folder, and a file is wanted|a part of its path is a file/u);
    expect(err.join('\n')).not.toMatch(RAW);
  });
});

describe('help and version', () => {
  it.each(['--version', '-V', 'version'])('%s prints the version and nothing else', async (line) => {
    expect(await run(line)).toEqual({ code: 0, err: [], out: [expect.stringMatching(/^\d+\.\d+\.\d+$/u)] });
  });

  it.each([
    ['help', 'Usage: attache [options] [command]'],
    ['help publish', 'Usage: attache publish [options] <folder>'],
    ['help keys', 'Usage: attache keys [options] [command]'],
    ['help keys new', 'Usage: attache keys new [options] <file>'],
  ])('%s tells how it is used', async (line, usage) => {
    const { code, out, err } = await run(line);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out.join('\n').startsWith(usage)).toBe(true);
  });
});
