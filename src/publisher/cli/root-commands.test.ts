// Who may publish, from the command line: a 2-of-3 root, signing in turn, rotation, revocation.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/edition/canonical-json';
import { generateSigningKey } from '#node/edition/signing-key';
import { writeArticleFile } from '../testing/write-article.ts';
import { jsonOf, runFake, type FakeRun } from './fake-io.ts';

const PASSPHRASE = 'a passphrase for tests only';
const env = { ATTACHE_PASSPHRASE: Array.from({ length: 3 }, () => PASSPHRASE).join('\n') };

const guideIn = (lang: string) =>
  fileURLToPath(new URL(`../../../docs/guide/${lang}/staff.md`, import.meta.url));

let root = '';
const at = (name: string) => join(root, name);
const run = (...args: readonly string[]) => runFake(args, { env });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-roots-'));
  await runFake(['new', at('content')]);
  for (const name of ['anna', 'bo', 'carla']) await run('keys', 'new', at(`${name}.key`));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function keyIdOf(name: string): Promise<string> {
  const shown = jsonOf(await run('keys', 'show', at(`${name}.key`), '--json'));
  return (shown as { readonly keyId: string }).keyId;
}

/** The run ended well; else its errors are shown. */
function done(one: FakeRun): FakeRun {
  expect([one.code, one.err.filter((line) => !line.includes('warning:'))]).toEqual([0, []]);
  return one;
}

const publish = (...more: readonly string[]) =>
  run('publish', at('content'), '--to', at('publication'), '--renew', ...more);

const writeArticle = (id: string) =>
  writeArticleFile(at(`content/articles/${id}.md`), id, `A sentence about ${id}.`);

/** A 2-of-3 root of which each of the three may publish, and two must withdraw; edition 1 under it. */
async function beginWithThree(): Promise<void> {
  await writeArticle('wrong');
  done(
    await run(
      'keys',
      'root',
      at('anna.key'),
      at('bo.key'),
      at('carla.key'),
      '--content',
      at('content'),
      '--threshold',
      '2',
      '--withdrawal-threshold',
      '2',
      '--out',
      at('1.json'),
      '--key',
      at('anna.key'),
    ),
  );
  done(await run('keys', 'sign', at('1.json'), '--key', at('bo.key')));
  done(await run('keys', 'apply', at('1.json'), '--to', at('publication')));
  done(await publish('--key', at('anna.key'), '--date', '2026-11-01'));
}

describe('a root of two of three', () => {
  it('is made unsigned, signed by each in turn on their own machine, and holds only with two', async () => {
    const made = done(
      await run(
        'keys',
        'root',
        at('anna.key'),
        at('bo.key'),
        at('carla.key'),
        '--content',
        at('content'),
        '--threshold',
        '2',
        '--out',
        at('1.json'),
      ),
    );
    expect(made.out[0]).toMatch(/^Root 1 of /u);
    expect(made.out[1]).toMatch(/^Change the root: 2 of 3 keys: /u);
    expect(made.out.at(-1)).toBe('Signatures of its own keys: 0 of 2, more are needed');
    const early = await run('keys', 'apply', at('1.json'), '--to', at('publication'));
    expect(early.code).toBe(3);
    expect(early.err[0]).toMatch(/1\.json:1: unknown-key: This root has too few signatures/u);
    // By stick: the two files, somewhere else, and back.
    await cp(at('1.json'), at('stick.json'));
    await cp(at('1.sig.json'), at('stick.sig.json'));
    done(await run('keys', 'sign', at('stick.json'), '--key', at('carla.key')));
    expect((await run('keys', 'apply', at('stick.json'), '--to', at('publication'))).code).toBe(3);
    const signed = done(await run('keys', 'sign', at('stick.json'), '--key', at('bo.key')));
    expect(signed.out.at(-1)).toBe('Signatures of its own keys: 2 of 2');
    const again = done(await run('keys', 'sign', at('stick.json'), '--key', at('bo.key'), '--json'));
    expect(jsonOf(again)).toMatchObject({ isComplete: true, signatures: { own: { have: 2, needed: 2 } } });
    const applied = done(await run('keys', 'apply', at('stick.json'), '--to', at('publication')));
    const published = done(await publish('--key', at('anna.key')));
    expect(published.out.at(-1)).toMatch(/^Fingerprint: (?:[a-z]+ ?){6}$/u);
    expect(applied.out.slice(1)).toEqual([
      published.out.at(-1),
      'Tell your readers these six words by another way than the edition travels.',
    ]);
    done(await run('verify', at('publication'), '--root', at('publication/roots/1.json')));
  });

  it('lets two sign a withdrawal and one everything else; the second may sign later', async () => {
    await beginWithThree();
    await writeArticle('kept');
    await rm(at('content/articles/wrong.md'));
    await writeFile(
      at('content/next.yaml'),
      'withdrawn:\n  - article: wrong\n    reason: Its figures were wrong.\n',
    );
    const one = await publish('--key', at('anna.key'), '--date', '2026-11-02');
    expect(one.code).toBe(3);
    expect(one.err.at(-1)).toMatch(
      /:1: too-few-keys: Root 1 asks for 2 signatures on an edition that withdraws articles, and 1 key was given\./u,
    );
    const waiting = done(
      await publish('--key', at('anna.key'), '--date', '2026-11-02', '--await-signatures'),
    );
    expect(waiting.out[1]).toMatch(/^It waits for 1 signature more/u);
    expect(jsonOf(await run('verify', at('publication'), '--json'))).toMatchObject({ number: 1 });
    const edition = at('publication/editions/2/edition.json');
    const same = done(await run('keys', 'sign', edition, '--key', at('anna.key')));
    expect(same.out).toEqual([
      'Edition 2 is signed, and waits for more: 1 of 2 signatures that a withdrawal needs.',
    ]);
    const signed = done(await run('keys', 'sign', edition, '--key', at('carla.key')));
    expect(signed.out).toEqual(['Edition 2 has enough signatures and is published.']);
    expect(jsonOf(await run('verify', at('publication'), '--json'))).toMatchObject({ number: 2 });
    // Once it is published it is not signed again.
    expect((await run('keys', 'sign', edition, '--key', at('bo.key'))).err[0]).toMatch(/: rollback: /u);
  });
});

describe('the root after it', () => {
  it('needs enough of the old and of the new keys, and is the one that publish goes by', async () => {
    done(await publish('--key', at('anna.key'), '--date', '2026-11-01'));
    const out = ['--out', at('2.json')];
    const next = ['keys', 'rotate', at('publication'), '--root', at('bo.key'), '--root', at('carla.key')];
    const made = done(await run(...next, '--threshold', '2', '--release', at('bo.key'), ...out));
    expect(made.out).toContain(
      'Once it is applied, these six words take the place of the old ones: your readers must be told.',
    );
    done(await run('keys', 'sign', at('2.json'), '--key', at('bo.key'), '--key', at('carla.key')));
    const early = await run('keys', 'apply', at('2.json'), '--to', at('publication'));
    expect(early.err[0]).toMatch(/: unknown-key: .*no root key of root 1 has signed/u);
    done(await run('keys', 'sign', at('2.json'), '--key', at('anna.key')));
    const applied = done(await run('keys', 'apply', at('2.json'), '--to', at('publication')));
    expect(applied.out.at(-1)).toMatch(/^These six words take the place of the old ones: tell your readers/u);
    const words = made.out.find((line) => line.startsWith('Fingerprint: '));
    expect(applied.out.at(-2)).toBe(words);
    expect((await run('keys', 'show', at('bo.key'), '--root', at('publication'))).out.join('\n')).toContain(
      words?.replace('Fingerprint: ', ''),
    );
    const old = await publish('--key', at('anna.key'), '--date', '2026-11-02');
    expect(old.code).toBe(3);
    expect(old.err.at(-1)).toMatch(
      /:1: unknown-key: Root 2 of this archive does not list the key [0-9a-f]{16} among those that may publish\. The keys that may publish are [0-9a-f]{16}\./u,
    );
    done(await publish('--key', at('bo.key'), '--date', '2026-11-02'));
    done(await run('verify', at('publication'), '--root', at('publication/roots/1.json')));
    // The older edition is still there to compare with, and to pack against.
    done(await run('diff', at('publication/editions/1'), at('publication')));
    done(await run('pack', at('publication'), '--since', '1', '--to', at('update.attache')));
    expect((await run('keys', 'apply', at('2.json'), '--to', at('publication'))).err[0]).toMatch(
      /: wrong-version: This is root 2, and the next root of that folder is root 3\./u,
    );
  });

  it('is told from a stranger’s where an edition is older than the root that is given', async () => {
    done(await publish('--key', at('anna.key'), '--date', '2026-11-01'));
    done(await run('pack', at('publication'), '--to', at('1.attache')));
    const rotate = async (version: number, from: string, to: string) => {
      const out = at(`${version}.json`);
      const roles = ['--root', at(`${to}.key`), '--release', at(`${to}.key`)];
      const keys = ['--key', at(`${from}.key`), '--key', at(`${to}.key`)];
      done(await run('keys', 'rotate', at('publication'), ...roles, '--out', out, ...keys));
      done(await run('keys', 'apply', out, '--to', at('publication')));
    };
    await rotate(2, 'anna', 'bo');
    done(await publish('--key', at('bo.key'), '--date', '2026-11-02'));
    await rotate(3, 'bo', 'carla');
    const verify = (root: string) => run('verify', at('1.attache'), '--root', at(root), '--json');
    const older = await verify('publication/roots/3.json');
    expect(older.code).toBe(3);
    expect(older.err).toHaveLength(1);
    expect(older.err[0]).toMatch(
      /1\.attache:1: older-root: Edition 1 of \S+ carries an older root than the one given: root 1, and root 3 was given, which follows it\. Verify it with the root of its time, root 1, or get a newer edition\. Nothing was changed\.$/u,
    );
    expect(jsonOf(older)).toMatchObject({ ok: false, code: 'older-root' });
    done(await run('verify', at('1.attache'), '--root', at('publication/roots/1.json')));
    // Without the roots between, or with a root that anybody made, nothing is proven.
    await cp(at('publication/roots/3.json'), at('lone/3.json'));
    await cp(at('publication/roots/3.sig.json'), at('lone/3.sig.json'));
    expect((await verify('lone/3.json')).err[0]).toMatch(/: unknown-key: .*Do not trust it/u);
    await cp(at('publication/roots/2.json'), at('lone/2.json'));
    await cp(at('publication/roots/3.sig.json'), at('lone/2.sig.json'));
    expect((await verify('lone/3.json')).err[0]).toMatch(/: unknown-key: .*Do not trust it/u);
    await cp(at('publication/roots/2.sig.json'), at('lone/2.sig.json'));
    expect((await verify('lone/3.json')).err[0]).toMatch(/: older-root: /u);
    // Nor does an edition that was changed become an older one.
    const bytes = (await readFile(at('1.attache'))).toString('latin1');
    await writeFile(at('1.attache'), bytes.replace('"number":1', '"number":3'), 'latin1');
    expect((await verify('lone/3.json')).err[0]).toMatch(/: (?:unknown-key|not-a-bundle|hash-mismatch): /u);
  }, 30_000);

  it('that revokes the key of an older edition says not to trust that one', async () => {
    await beginWithThree();
    done(await run('pack', at('publication'), '--to', at('1.attache')));
    const revoke = ['keys', 'revoke', at('publication'), await keyIdOf('anna'), '--from', '1'];
    const keys = ['--key', at('bo.key'), '--key', at('carla.key')];
    done(await run(...revoke, '--out', at('2.json'), ...keys));
    done(await run('keys', 'apply', at('2.json'), '--to', at('publication')));
    const { code, err } = await run('verify', at('1.attache'), '--root', at('publication/roots/2.json'));
    expect(code).toBe(3);
    expect(err[0]).toMatch(
      /: unknown-key: Edition 1 of \S+ carries an older root .* no longer trusted: do not trust it\./u,
    );
  });

  it('revokes a key, raises the epoch, and says so to whoever uses the key', async () => {
    await beginWithThree();
    const anna = await keyIdOf('anna');
    const revoke = [
      'keys',
      'revoke',
      at('publication'),
      anna,
      '--from',
      '1',
      '--new-epoch',
      '--out',
      at('2.json'),
    ];
    done(await run(...revoke, '--key', at('bo.key'), '--key', at('carla.key')));
    done(await run('keys', 'apply', at('2.json'), '--to', at('publication')));
    const thief = await publish('--key', at('anna.key'), '--date', '2026-11-02');
    expect(thief.err.at(-1)).toMatch(/: unknown-key: The key [0-9a-f]{16} was revoked from edition 1 on/u);
    const verified = await run('verify', at('publication'));
    expect(verified.err[0]).toMatch(/: unknown-key: .*was revoked by root 2 or before/u);
    const next = done(await publish('--key', at('bo.key'), '--date', '2026-11-02', '--json'));
    expect(jsonOf(next)).toMatchObject({ number: 2, epoch: 2 });
    done(await run('verify', at('publication')));
  });

  it.each([
    ['a threshold above the number of keys', ['--threshold', '4'], 2, /: (?:bad-data|no-key-left): /u],
    [
      'no public key',
      ['--root', 'nobody'],
      2,
      /nobody:1: not-a-key: There is no key file "nobody", .* attache keys new nobody/u,
    ],
    ['a file that is no key', ['--root', 'content/archive.yaml'], 2, /: not-a-key-file: /u],
    ['a number that is none', ['--threshold', '0'], 2, /bad-usage/u],
  ] as const)('is refused with %s', async (_name, more, code, expected) => {
    done(await publish('--key', at('anna.key')));
    const args = more.map((one) => (one.startsWith('content') ? at(one) : one));
    const refused = await run('keys', 'rotate', at('publication'), '--out', at('2.json'), ...args);
    expect(refused.code).toBe(code);
    expect(refused.err.join('\n')).toMatch(expected);
  });

  it('is not made of nothing: no publication, no key that was ever listed, a file that is there', async () => {
    done(await publish('--key', at('anna.key')));
    const stranger = generateSigningKey().key;
    const refused = await run(
      'keys',
      'revoke',
      at('publication'),
      `ed25519:${stranger.publicKey}`,
      '--from',
      '1',
      '--out',
      at('2.json'),
    );
    expect(refused.err[0]).toMatch(/: unknown-key: No root of this archive has ever listed the key /u);
    const last = await run(
      'keys',
      'revoke',
      at('publication'),
      at('anna.key'),
      '--from',
      '1',
      '--out',
      at('2.json'),
    );
    expect(last.err[0]).toMatch(/: no-key-left: Without this key too few are left to sign\./u);
    const empty = await run('keys', 'rotate', at('content'), '--out', at('2.json'));
    expect(empty.err[0]).toMatch(/: no-root: /u);
    await writeFile(at('2.json'), canonicalJson({}));
    const there = await run('keys', 'rotate', at('publication'), '--out', at('2.json'));
    expect(there.err[0]).toMatch(/2\.json:1: exists: /u);
    // The signatures of a root are a second file, which may be another's.
    await writeFile(at('notes.sig.json'), 'notes');
    const beside = await run('keys', 'rotate', at('publication'), '--out', at('notes.json'));
    expect([beside.code, beside.err]).toEqual([
      2,
      [`${at('notes.sig.json')}:1: exists: There is a file of this name already; it was left as it is.`],
    ]);
    expect(await readFile(at('notes.sig.json'), 'utf8')).toBe('notes');
    expect((await run('keys', 'sign', at('2.json'), '--key', at('anna.key'))).err[0]).toMatch(
      /: not-a-root: /u,
    );
  });
});

/** The commands of a block of code in the guide, one a line. */
async function commandsOfGuide(first: string, lang = 'en'): Promise<readonly (readonly string[])[]> {
  const blocks = (await readFile(guideIn(lang), 'utf8')).split('```');
  const block = blocks.find((one) => one.trimStart().startsWith(first)) ?? '';
  return block
    .trim()
    .split('\n')
    .map((line) => line.split(' ').slice(1));
}

it('does what the guide says: three keys in the place of one, then one of them revoked', async () => {
  const inFolder = (word: string) => (/\.(?:key|json)$|^publication$/u.test(word) ? at(word) : word);
  const runAll = async (commands: readonly (readonly string[])[]): Promise<void> => {
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) done(await run(...command.map(inFolder)));
  };
  const [rotate, revoke] = ['attache keys rotate', 'attache keys revoke'] as const;
  for (const first of [rotate, revoke])
    expect(await commandsOfGuide(first, 'ar')).toEqual(await commandsOfGuide(first));
  await run('keys', 'new', at('my.key'));
  done(await publish('--key', at('my.key'), '--date', '2026-11-01'));
  await runAll(await commandsOfGuide(rotate));
  done(await publish('--key', at('anna.key'), '--date', '2026-11-02'));
  await runAll(await commandsOfGuide(revoke));
  expect((await publish('--key', at('anna.key'), '--date', '2026-11-03')).code).toBe(3);
  done(await publish('--key', at('carla.key'), '--date', '2026-11-03'));
  done(await run('verify', at('publication')));
});
