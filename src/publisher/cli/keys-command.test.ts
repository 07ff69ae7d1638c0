import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixtureInput, fixtureKey } from '#node/edition/fixture-edition';
import { openKeyFile } from '#node/edition/key-file';
import { writeEdition } from '#node/edition/write-edition';
import { jsonOf, runFake } from './fake-io.ts';

const env = { ATTACHE_PASSPHRASE: 'a passphrase for tests only' };

let root = '';
let file = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-keys-'));
  file = join(root, 'editor.key');
});
afterEach(async () => rm(root, { recursive: true, force: true }));

/** Answers questions in their order, and notes them. */
function asker(...answers: readonly string[]) {
  const asked: string[] = [];
  const left = [...answers];
  return {
    asked,
    askHidden: (question: string) => {
      asked.push(question);
      return Promise.resolve(left.shift());
    },
  };
}

describe('keys', () => {
  it('new makes a file for its owner only; show needs no passphrase and tells nothing secret', async () => {
    const made = await runFake(['keys', 'new', file], { env });
    expect(made.code).toBe(0);
    expect(made.out.map((line) => line.split(':')[0]).slice(0, 2)).toEqual(['Key id', 'Public key']);
    expect(made.out.at(-1)).toMatch(/six words that readers compare are those of the archive’s root/u);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).not.toContain('passphrase for tests');
    const shown = await runFake(['keys', 'show', file]);
    expect(shown.out).toEqual(made.out);
    expect(jsonOf(await runFake(['keys', 'show', file, '--json']))).toEqual({
      ok: true,
      keyId: expect.stringMatching(/^[0-9a-f]{64}$/u),
      publicKey: expect.any(String),
    });
    const bytes = await readFile(file);
    const again = await runFake(['keys', 'new', file, '--json'], { env });
    expect(again.code).toBe(2);
    expect(jsonOf(again)).toMatchObject({ ok: false, code: 'exists' });
    expect(await readFile(file)).toEqual(bytes);
  });

  it('say of a key file that is not there how one is made', async () => {
    const absent = join(root, 'absent.key');
    const sentence = `There is no key file "${absent}". If you have no key yet, make one with: attache keys new ${absent}`;
    for (const args of [
      ['keys', 'show', absent],
      ['publish', root, '--to', join(root, 'publication'), '--key', absent],
      ['keys', 'sign', root, '--key', absent],
      ['keys', 'rotate', root, '--out', join(root, '2.json'), '--key', absent],
    ]) {
      const run = await runFake([...args, '--json'], { env });
      expect(run.code).toBe(4);
      expect(run.err).toEqual([`${absent}:1: no-key-file: ${sentence}`]);
      expect(jsonOf(run)).toEqual({ ok: false, code: 'no-key-file', message: sentence });
    }
  });

  it('new asks twice on a terminal, and makes no key where the answers differ', async () => {
    const slip = asker('one long passphrase', 'one lomg passphrase');
    const refused = await runFake(['keys', 'new', file], { askHidden: slip.askHidden });
    expect(slip.asked).toHaveLength(2);
    expect(refused.code).toBe(2);
    expect(refused.err[0]).toBe(
      `${file}:1: passphrases-differ: The two passphrases are not the same; no key was made.`,
    );
    await expect(stat(file)).rejects.toThrow(/ENOENT/u);
    const { askHidden } = asker('one long passphrase', 'one long passphrase');
    expect((await runFake(['keys', 'new', file], { askHidden })).code).toBe(0);
  });

  it.each([
    ['without a terminal and a variable', {}, 'ATTACHE_PASSPHRASE:1: no-passphrase: '],
    [
      'with a passphrase of seven characters',
      { env: { ATTACHE_PASSPHRASE: '1234567' } },
      ':1: weak-passphrase: ',
    ],
  ])('new %s is wrong usage', async (_, over, expected) => {
    const { code, err } = await runFake(['keys', 'new', file], over);
    expect(code).toBe(2);
    expect(err[0]).toContain(expected);
    await expect(stat(file)).rejects.toThrow(/ENOENT/u);
  });

  it('new says that the file cannot be written', async () => {
    const { code, err } = await runFake(['keys', 'new', join(root, 'absent/editor.key')], { env });
    expect(code).toBe(4);
    expect(err[0]).toMatch(
      /:1: write-failed: The file cannot be written there: the folder .* is not there\.$/u,
    );
  });

  it('show refuses what is no key file, and says that none is there', async () => {
    await writeFile(file, '{"format":"attache-key-1"}');
    const refused = await runFake(['keys', 'show', file, '--json']);
    expect(refused.code).toBe(3);
    expect(refused.err[0]).toBe(`${file}:1: not-a-key-file: This is not a key file of this program.`);
    expect(jsonOf(refused)).toMatchObject({ ok: false, code: 'not-a-key-file' });
    expect((await runFake(['keys', 'show', join(root, 'absent')])).code).toBe(4);
  });
});

describe('keys show --root', () => {
  /** An edition signed with the key of `file`, or with another; gives the words that readers see. */
  async function publishWith(own: boolean): Promise<string> {
    await runFake(['keys', 'new', file], { env });
    const key = await openKeyFile(file, env.ATTACHE_PASSPHRASE);
    if (!key.ok) throw new Error(key.message);
    const keys = [own ? key.value : fixtureKey(2)];
    const written = await writeEdition(fixtureInput(join(root, 'publication'), { keys }));
    if (!written.ok) throw new Error(written.message);
    return written.value.fingerprint;
  }

  it.each(['publication', 'publication/roots/1.json'])(
    'prints the words of %s, as readers see them',
    async (at) => {
      const words = await publishWith(true);
      const { code, out } = await runFake(['keys', 'show', file, '--root', join(root, at)]);
      expect(code).toBe(0);
      expect(out[2]).toMatch(new RegExp(`^Fingerprint of the root of .+: ${words}$`, 'u'));
      expect(out[3]).toBe('This key may publish under it.');
      const json = jsonOf(await runFake(['keys', 'show', file, '--root', join(root, at), '--json']));
      expect(json).toMatchObject({ fingerprint: words, mayPublish: true });
    },
  );

  it('says of a stranger that it may not publish', async () => {
    await publishWith(false);
    const { out } = await runFake(['keys', 'show', file, '--root', join(root, 'publication')]);
    expect(out[3]).toBe('This key may not publish under it.');
  });

  it('refuses what is no root, and names it', async () => {
    await runFake(['keys', 'new', file], { env });
    const { code, err } = await runFake(['keys', 'show', file, '--root', file]);
    expect(code).toBe(3);
    expect(err[0]).toMatch(
      /editor\.key:1: not-a-root: This is not a root file\. A root is the file roots\/1\.json/u,
    );
  });
});
