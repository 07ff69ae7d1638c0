import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { jsonOf, runFake } from './cli/fake-io.ts';
import { writeArticleFile } from './testing/write-article.ts';

const env = { ATTACHE_PASSPHRASE: 'a passphrase for tests only' };
const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ');

let root = '';
const at = (name: string) => join(root, name);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-labels-'));
  await runFake(['new', at('content')]);
  await runFake(['keys', 'new', at('my.key')], { env });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const writeArticle = (id: string, body: string) =>
  writeArticleFile(at(`content/articles/en/${id}.md`), id, body);

const publish = (...more: readonly string[]) =>
  runFake(['publish', at('content'), '--to', at('publication'), '--key', at('my.key'), ...more], { env });

async function signedLabels(edition: number): Promise<unknown> {
  const text = await readFile(at(`publication/editions/${edition}/edition.json`), 'utf8');
  return (JSON.parse(text) as { readonly labels?: unknown }).labels;
}

it('labels revised articles by the share of changed words, or as next.yaml says, in the signed edition', async () => {
  for (const id of ['few', 'many', 'wrong', 'same']) await writeArticle(id, `${words(0, 100)}.`);
  expect(jsonOf(await publish('--json'))).toMatchObject({ ok: true, number: 1, labels: [] });
  expect(await signedLabels(1)).toBeUndefined();
  await writeArticle('few', `**${words(0, 95)}** ${words(200, 205)}.`);
  await writeArticle('many', `${words(0, 60)} ${words(200, 240)}.`);
  await writeArticle('wrong', `${words(0, 99)} corrected.`);
  await writeFile(
    at('content/next.yaml'),
    'message: A correction.\nlabels:\n  - { article: wrong, label: correction, reason: The year was wrong. }\n' +
      '  - { article: same, label: major }\n',
  );
  const { code, out, err } = await publish();
  expect(code).toBe(0);
  expect(err.filter((line) => line.startsWith('next.yaml'))).toEqual([
    'next.yaml:1: old-label: warning: "same" is labelled, and is no article that has changed since the last edition',
  ]);
  expect(out.slice(1, 5)).toEqual([
    '0 articles added, 3 revised, 0 removed',
    '  minor: few',
    '  major: many',
    '  correction: wrong, The year was wrong.',
  ]);
  expect(await signedLabels(2)).toEqual([
    { article: 'few', label: 'minor' },
    { article: 'many', label: 'major' },
    { article: 'wrong', label: 'correction', reason: 'The year was wrong.' },
  ]);
  expect((await runFake(['verify', at('publication')])).code).toBe(0);
});

it.each([
  ['a label that is none', '{ article: few, label: huge }', /next\.yaml:\d+: bad-field: "huge" is no label/u],
  ['a label of no article', '{ label: minor }', /next\.yaml:\d+: missing-field: /u],
])('refuses %s', async (_name, line, expected) => {
  await writeFile(at('content/next.yaml'), `labels:\n  - ${line}\n`);
  const { code, err } = await publish();
  expect(code).toBe(1);
  expect(err.join('\n')).toMatch(expected);
});
