import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describePassage } from '#core/anchoring/describe-passage';
import type { Annotation } from '#core/annotations/annotation';
import type { Article } from '#core/archive/article';
import { findCarried, type CarriedPorts, type FoundBefore } from './find-carried.ts';
import { handleAnchor } from './handle-anchor.ts';

const sha = (name: string): string => name.padEnd(64, '0');

interface World {
  /** Text of the open edition by article; an article without one is not in it. */
  readonly now: Readonly<Record<string, string>>;
  readonly old: Readonly<Record<string, string>>;
}

/** The ports over two editions held in memory, and how often a comparison was asked for. */
function portsOver({ now, old }: World): CarriedPorts & { readonly asked: () => number } {
  let asked = 0;
  // Only id and text are read.
  const articleOf = (id: string): Article =>
    ({ id, text: { sha256: sha(`${id}b`), bytes: 1 } }) as unknown as Article;
  return {
    asked: () => asked,
    articleById: (id) => (now[id] === undefined ? undefined : articleOf(id)),
    async textNow({ id }) {
      return { version: 1, text: now[id] ?? '', blocks: [] };
    },
    async oldText(article) {
      return old[article];
    },
    async anchor(request) {
      asked += 1;
      return handleAnchor({ ...request, id: asked }).anchors;
    },
  };
}

function highlight(id: string, article: string, text: string, start: number, end: number): Annotation {
  return {
    id,
    motivation: 'highlighting',
    kind: 1,
    target: {
      archive: 'x@1',
      article,
      block: 'p-1',
      title: article,
      edition: 1,
      passage: describePassage({ text, sha256: sha(`${article}a`) }, start, end),
    },
    body: '',
    tags: [],
    created: '2026-11-24T08:00:00.000Z',
    modified: '2026-11-24T08:00:00.000Z',
  };
}

const TEXT = 'The committee met in Vienna. Nothing was decided there, and everybody went home.';

it('compares each pair of texts once for all their passages, and never again', async () => {
  const ports = portsOver({ now: { a: TEXT.replace('met', 'sat') }, old: { a: TEXT } });
  const found: FoundBefore = new Map();
  const notes = [highlight('1', 'a', TEXT, 0, 28), highlight('2', 'a', TEXT, 29, 54)];
  const statuses = await findCarried(notes, ports, found);
  expect([...statuses].map(([id, { status }]) => [id, status])).toEqual([
    ['1', 'changed'],
    ['2', 'in-place'],
  ]);
  await findCarried([...notes, { ...notes[0]!, body: 'a word', id: '3' }], ports, found);
  expect(ports.asked()).toBe(1);
});

it('looks for the words where the old text is not here', async () => {
  const ports = portsOver({ now: { a: `Before it all. ${TEXT}` }, old: {} });
  const statuses = await findCarried([highlight('1', 'a', TEXT, 29, 80)], ports, new Map());
  expect(statuses.get('1')).toMatchObject({ status: 'moved', start: 44 });
});

it('has an answer for every annotation, and leaves every one as it was', async () => {
  const words = fc.array(fc.constantFrom('the', 'port', 'of', 'Vienna', '12', '.', 'sea'), { maxLength: 30 });
  const text = words.map((list) => list.join(' '));
  const world = fc.record({
    old: fc.record({ a: text, b: text, c: text }),
    now: fc.record({ a: text, b: text, c: text }, { requiredKeys: [] }),
    spans: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(), fc.nat(20)), { maxLength: 12 }),
  });
  const run = fc.asyncProperty(world, async ({ old, now, spans }) => {
    const notes = spans.flatMap(([article, from, length], at) => {
      const before = old[article];
      const start = from % Math.max(1, before.length);
      const end = Math.min(before.length, start + 1 + length);
      return end > start ? [highlight(String(at), article, before, start, end)] : [];
    });
    const frozen = JSON.stringify(notes);
    const statuses = await findCarried(notes, portsOver({ now, old }), new Map());
    expect([...statuses.keys()].toSorted()).toEqual(notes.map(({ id }) => id).toSorted());
    expect(JSON.stringify(notes)).toBe(frozen);
  });
  await fc.assert(run, { numRuns: 200 });
});
