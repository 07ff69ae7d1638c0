// attache diff --annotations: what an edition would do to a sample of annotations, before it is published.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureKey } from '#node/edition/fixture-edition';
import { publishFolder } from '../publish-folder.ts';
import { writeArticleFile } from '../testing/write-article.ts';
import { jsonOf, runFake } from './fake-io.ts';

const STAYS = 'Ports are gateways, and harbour masters keep careful records of them.';
const CHANGES = 'The committee adopted the second draft in Vienna after a long night.';
const GOES = 'Whoever sells firearms by sea must be registered with the customs union.';

let root = '';
let older = '';
let newer = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'attache-forecast-'));
  const content = join(root, 'content');
  newer = join(root, 'publication');
  older = join(root, 'older');
  await runFake(['new', content]);
  const write = (id: string, paragraphs: readonly string[]) =>
    writeArticleFile(join(content, `articles/${id}.md`), id, paragraphs.join('\n\n'));
  const publish = async (date: string) => {
    const keys = [fixtureKey(1)];
    const written = await publishFolder({
      content,
      to: newer,
      keys,
      date: new Date(date),
      allowShrink: true,
    });
    if (!written.ok) throw new Error(written.message);
  };
  await write('ports', [STAYS, CHANGES, GOES]);
  await write('leaves', ['This will be withdrawn.']);
  await publish('2026-11-01');
  await cp(newer, older, { recursive: true });
  await rm(join(content, 'articles/leaves.md'));
  await write('ports', ['A first sentence that is new here.', STAYS, CHANGES.replace('adopted', 'rejected')]);
  await publish('2026-11-02');
}, 60_000);
afterAll(async () => rm(root, { recursive: true, force: true }));

const w3c = (source: string, exact: string) => ({
  type: 'Annotation',
  motivation: 'highlighting',
  target: { source, selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] },
});

async function forecast(sample: unknown, ...more: readonly string[]) {
  const file = join(root, 'sample.json');
  await writeFile(file, typeof sample === 'string' ? sample : JSON.stringify(sample));
  return runFake(['diff', older, newer, '--annotations', file, ...more]);
}

const SAMPLE = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'AnnotationPage',
  items: [
    w3c('https://archive.example/article/ports', STAYS),
    w3c('urn:x:ports', CHANGES),
    w3c('ports', GOES),
    w3c('leaves', 'withdrawn'),
    w3c('ports', 'Words that were never there.'),
    { type: 'Annotation', target: 'ports' },
    { type: 'Annotation' },
  ],
};

describe('diff --annotations', () => {
  it('counts what would become of each, and names what somebody would have to place', async () => {
    const { code, out } = await forecast(SAMPLE);
    expect(code).toBe(0);
    expect(out.slice(2)).toEqual([
      'Of 6 annotations: 2 in place, 1 text changed, 1 passage removed, 1 article withdrawn, 1 not in the older edition.',
      '1 of the sample could not be read as annotations of an article.',
      'passage removed: ports “Whoever sells firearms by sea must be registered with the cu…”',
      'article withdrawn: leaves “withdrawn”',
    ]);
    expect(jsonOf(await forecast(SAMPLE, '--json'))).toMatchObject({
      ok: true,
      revised: ['ports'],
      annotations: {
        total: 6,
        unread: 1,
        counts: { 'in-place': 2, changed: 1, removed: 1, withdrawn: 1, unknown: 1 },
        attention: [{ article: 'ports', status: 'removed', quote: GOES }, { article: 'leaves' }],
      },
    });
  });

  it('takes the notes.json of the app', async () => {
    const target = { archive: 'starter@0123456789abcdef', article: 'ports', title: 'Ports', edition: 1 };
    const stamp = { tags: [], created: '2026-11-24T08:00:00.000Z', modified: '2026-11-24T08:00:00.000Z' };
    const quote = { type: 'TextQuoteSelector', exact: GOES, prefix: '', suffix: '' };
    const start = STAYS.length + CHANGES.length + 2;
    const position = { type: 'TextPositionSelector', start, end: start + GOES.length };
    const note = {
      id: '6f1c1f0e-6f6a-4f58-9d0a-0d9b2a6a6f10',
      motivation: 'commenting',
      body: 'x',
      target,
      ...stamp,
    };
    const highlight = {
      ...note,
      id: '6f1c1f0e-6f6a-4f58-9d0a-0d9b2a6a6f11',
      motivation: 'highlighting',
      kind: 1,
      target: { ...target, block: 'p-1', passage: { text: 'a'.repeat(64), position, quote } },
    };
    const { out } = await forecast({ version: 2, annotations: [note, highlight] });
    expect(out).toContain('Of 2 annotations: 1 in place, 1 passage removed.');
  });

  it.each([
    ['no JSON', '{'],
    ['JSON of something else', '{"articles": []}'],
    ['notes of a later app', '{"version": 99, "annotations": []}'],
  ])('refuses %s', async (_, sample) => {
    const { code, err } = await forecast(sample);
    expect(code).toBe(1);
    expect(err[0]).toContain('not-annotations: This holds no annotations');
  });

  it('says that a file is not there', async () => {
    expect((await runFake(['diff', older, newer, '--annotations', join(root, 'absent')])).code).toBe(4);
  });
});
