// A device that knows root 1 and has slept through five rotations, made on the command line (security.md R6).
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSafeArticleHtml } from '#core/article/sanitise-article';
import { refusalSentence } from '#core/edition/refusal-sentence';
import { isValidIndex } from '#core/search/is-valid-index';
import { createQuickFiles } from '#node/edition/testing/failing-files';
import { installFrom, openTestStore, readTree, valueOf } from '#node/edition/testing/store-fixture';
import { writeArticleFile } from '../testing/write-article.ts';
import { runFake } from './fake-io.ts';

const ROOTS = 6;
const PASSPHRASE = 'a passphrase for tests only';
const env = { ATTACHE_PASSPHRASE: `${PASSPHRASE}\n${PASSPHRASE}` };
/** Each key costs a second or so of stretching its passphrase, and each is opened several times. */
const TIMEOUT_MS = 180_000;

let root = '';
const at = (name: string) => join(root, name);
const keyOf = (version: number) => at(`${version}.key`);

async function run(...args: readonly string[]): Promise<void> {
  const { code, err } = await runFake(args, { env });
  expect([code, err.filter((line) => !line.includes('warning:'))]).toEqual([0, []]);
}

/** The publisher changes key: root `version` is signed by the key before it and by its own. */
async function rotate(version: number): Promise<void> {
  const [before, after] = [keyOf(version - 1), keyOf(version)];
  await run('keys', 'new', after);
  const roles = ['--root', after, '--release', after, '--key', before, '--key', after];
  const file = at(`root-${version}.json`);
  await run('keys', 'rotate', at('publication'), ...roles, '--out', file);
  await run('keys', 'apply', file, '--to', at('publication'));
}

async function publish(version: number): Promise<void> {
  await writeArticleFile(at('content/articles/one.md'), 'one', `What is known under root ${version}.`);
  const date = `2026-11-0${version}`;
  const to = ['--to', at('publication'), '--key', keyOf(version), '--date', date];
  await run('publish', at('content'), ...to);
}

const SENTENCE =
  /This edition is signed with a key that is not trusted, or no longer\. .*Nothing was changed\./u;

const openStore = (name: string) =>
  openTestStore(at(name), createQuickFiles(), {
    loadChecks: async () => ({ isSafeHtml: isSafeArticleHtml, isValidIndex }),
  });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-sleeping-'));
  await runFake(['new', at('content')]);
  await run('keys', 'new', keyOf(1));
  await publish(1);
  await run('pack', at('publication'), '--to', at('first.attache'));
  valueOf(await installFrom(await openStore('device'), at('first.attache')));
  for (let version = 2; version <= ROOTS; version += 1) {
    await rotate(version);
    await publish(version);
  }
  await run('pack', at('publication'), '--to', at('newest.attache'));
  await run('pack', at('publication'), '--to', at('update.attache'), '--since', '1');
}, TIMEOUT_MS);
afterAll(() => rm(root, { recursive: true, force: true }));

it.each(['newest.attache', 'update.attache', 'publication'])(
  'takes the edition at root 6 from a stick: %s',
  async (name) => {
    await cp(at('device'), at(`device-${name}`), { recursive: true });
    const store = await openStore(`device-${name}`);
    expect(store.current()).toMatchObject({ edition: 1 });
    expect(valueOf(await installFrom(store, at(name)))).toMatchObject({ edition: ROOTS, previous: 1 });
    const roots = Object.keys(await readTree(at(`device-${name}`))).filter((path) =>
      /roots.\d+\.json$/u.test(path),
    );
    expect(roots).toHaveLength(ROOTS);
    // From now on it goes by root 6: what an older key has signed is refused, as a rollback before all else.
    const again = await openStore(`device-${name}`);
    expect(again.problems()).toEqual([]);
    expect(await again.preview(at('first.attache'))).toMatchObject({ ok: false });
  },
  TIMEOUT_MS,
);

it.each([2, 3, 4, 5, 6])(
  'refuses it where root %i of the chain is gone, says so, and changes nothing',
  async (gone) => {
    const stick = at(`stick-without-${gone}`);
    await cp(at('publication'), stick, { recursive: true });
    await rm(join(stick, `roots/${gone}.json`));
    await rm(join(stick, `roots/${gone}.sig.json`));
    const before = await readTree(at('device'));
    const refused = await (await openStore('device')).preview(stick);
    // With the way ending before root 6, its key is anybody's.
    expect(refused).toMatchObject({ ok: false, code: 'unknown-key' });
    if (!refused.ok) expect(refusalSentence(refused.code, 'reader')).toMatch(SENTENCE);
    expect(await readTree(at('device'))).toEqual(before);
    const { code, err } = await runFake(['verify', stick], { env });
    expect(code).toBe(3);
    expect(err.join('\n')).toMatch(SENTENCE);
  },
  TIMEOUT_MS,
);
