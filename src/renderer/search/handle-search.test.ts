import { describe, expect, it } from 'vitest';
import { spoilPart } from '#core/search/packed/mutate';
import { PARTS } from '#core/search/packed/segment-meta';
import { sampleTexts } from '#core/search/sample-archive';
import { samplePorts, sampleQuery } from '#core/search/sample-engine';
import { INDEX_TYPE } from '#core/search/search-index';
import type { SearchReply, SearchRequest } from '#shared/search-messages';
import { BlobReadError, createSearchHandler, type SearchWorld } from './handle-search.ts';

const ports = samplePorts();

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Serves the sample archive's files by hash, as main does. */
async function readSample(sha256: string): Promise<Uint8Array> {
  const index = ports.indexes.find((one) => one.sha256 === sha256);
  if (index) return ports.readIndex(index);
  const text = sampleTexts().get(sha256);
  if (text === undefined) throw new BlobReadError(`no ${sha256}`);
  return bytesOf(JSON.stringify(text));
}

function setUp(over: Partial<SearchWorld> = {}) {
  const replies: SearchReply[] = [];
  const read: string[] = [];
  const readBlob = over.readBlob ?? readSample;
  const handle = createSearchHandler({
    now: () => 0,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    reply: (reply) => replies.push(reply),
    ...over,
    readBlob: (sha256) => {
      read.push(sha256);
      return readBlob(sha256);
    },
  });
  const setup = () => handle({ type: 'setup', id: 1, catalogue: ports.catalogue, indexes: ports.indexes });
  return { handle, setup, replies, read };
}

/** Names of the files that search opens before anybody asks. */
const INDEXES = ports.indexes.flatMap(({ type, sha256 }) => (type === INDEX_TYPE ? [sha256] : [])).toSorted();

const nameOf = (reply: SearchReply): string => ('id' in reply ? `${reply.type} ${reply.id}` : reply.type);

const query = (id: number, text: string): SearchRequest => ({ type: 'query', id, query: sampleQuery(text) });

describe('the search worker', () => {
  it('opens every index at setup, and neither the words of texts nor a text', async () => {
    const { setup, replies, read } = setUp();
    await setup();
    expect(replies).toEqual([{ type: 'ready', id: 1 }]);
    expect(read.toSorted()).toEqual(INDEXES);
  });

  it('warms up on texts while nobody asks, and says nothing of it', async () => {
    const { setup, replies, read } = setUp();
    await setup();
    await expect.poll(() => read.length).toBeGreaterThan(INDEXES.length);
    expect(replies).toEqual([{ type: 'ready', id: 1 }]);
  });

  it('warms up no more once somebody asks', async () => {
    const { handle, setup, read } = setUp();
    await setup();
    await handle(query(2, 'zanzibar'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(read).toHaveLength(INDEXES.length);
  });

  it('answers a query, also one that comes before the indexes are open', async () => {
    const { handle, setup, replies } = setUp();
    await Promise.all([setup(), handle(query(2, 'youth caucus'))]);
    expect(replies.map(nameOf)).toEqual(['ready 1', 'result 2']);
    const [, result] = replies;
    expect(result?.type === 'result' && result.answer.hits.map((hit) => hit.id)).toEqual(['firearms-report']);
  });

  it('works on the newest query only, and answers every one once', async () => {
    const { handle, setup, replies, read } = setUp();
    await setup();
    read.length = 0;
    await Promise.all([
      handle(query(2, 'climate')),
      handle(query(3, 'firearms')),
      handle(query(4, 'youth caucus')),
    ]);
    expect(replies.slice(1).map(nameOf)).toEqual(['result 2', 'result 3', 'result 4']);
    expect(read).toEqual(['text-firearms-report']);
  });

  it('tells what a saved search finds, beside what is being typed', async () => {
    const { handle, setup, replies } = setUp();
    await setup();
    await Promise.all([
      handle(query(2, 'climate')),
      handle({ type: 'ids', id: 3, query: sampleQuery('human firearms') }),
    ]);
    expect(replies).toContainEqual({ type: 'ids', id: 3, ids: ['article:firearms-report'] });
    const result = replies.find((reply) => reply.type === 'result');
    expect(result?.answer.hits.map((hit) => hit.id)).toEqual(['climate-news']);
  });

  it('gives the places of hits in an article', async () => {
    const { handle, setup, replies } = setUp();
    await setup();
    await handle({ type: 'mark', id: 5, articleId: 'climate-news', text: 'climate' });
    expect(replies[1]).toEqual({ type: 'marks', id: 5, ranges: [{ start: 4, end: 11 }] });
  });

  it('makes a damaged index again from the texts', async () => {
    const { handle, setup, replies } = setUp({
      readBlob: (sha256) =>
        sha256.startsWith('index-') ? Promise.resolve(bytesOf('{"damaged')) : readSample(sha256),
    });
    await setup();
    await handle(query(2, 'youth caucus'));
    const told = INDEXES.map(() => 'rebuilding');
    expect(replies.map((reply) => reply.type)).toEqual([...told, 'ready', 'result']);
    expect(replies.at(-1)).toMatchObject({
      answer: { total: 1, rebuilt: INDEXES.map((name) => name.slice('index-'.length)) },
    });
  });

  it('makes an index again where the words that phrases ask cannot be read', async () => {
    const { handle, setup, replies } = setUp({
      readBlob: (sha256) =>
        sha256 === 'sequences-en' ? Promise.reject(new BlobReadError('no file')) : readSample(sha256),
    });
    await setup();
    await handle(query(2, '"youth caucus"'));
    expect(replies.map((reply) => reply.type)).toEqual(['ready', 'rebuilding', 'result']);
    expect(replies.at(-1)).toMatchObject({ answer: { total: 1, rebuilt: ['en'] } });
  });

  it('says so before it makes an index again whose damage shows only when it is asked', async () => {
    const { handle, setup, replies } = setUp({
      readBlob: async (sha256) => {
        const bytes = await readSample(sha256);
        return sha256 === 'index-en' ? spoilPart(bytes, PARTS.postings) : bytes;
      },
    });
    await setup();
    await handle(query(2, 'youth caucus'));
    expect(replies.map((reply) => reply.type)).toEqual(['ready', 'rebuilding', 'result']);
    expect(replies.at(-1)).toMatchObject({ answer: { total: 1, rebuilt: ['en'] } });
  });
});

describe('what fails in the search worker', () => {
  const noTexts = (sha256: string) =>
    sha256.startsWith('text-') ? Promise.reject(new BlobReadError('no disk')) : readSample(sha256);
  const nothing = () => Promise.reject(new BlobReadError('no disk'));
  const rubbish = () => Promise.resolve(bytesOf('{'));

  it.each<[string, Partial<SearchWorld>, SearchRequest | undefined, string]>([
    ['nothing can be read', { readBlob: nothing }, undefined, 'read-failed'],
    ['neither index nor texts are what they should be', { readBlob: rubbish }, undefined, 'bad-index'],
    ['a text cannot be read', { readBlob: noTexts }, query(2, 'climate'), 'read-failed'],
    [
      'a text cannot be read',
      { readBlob: noTexts },
      { type: 'mark', id: 2, articleId: 'climate-news', text: 'a' },
      'read-failed',
    ],
    [
      'a text is rubbish',
      {
        readBlob: (sha256) =>
          sha256.startsWith('text-') ? Promise.resolve(bytesOf('{')) : readSample(sha256),
      },
      query(2, 'climate'),
      'internal',
    ],
  ])('%s', async (_name, world, request, code) => {
    const { handle, setup, replies } = setUp(world);
    await setup();
    if (request) await handle(request);
    expect(replies.at(-1)).toMatchObject({ type: 'failed', id: request?.id ?? 1, code });
  });

  it('is told to who asks before setup', async () => {
    const { handle, replies } = setUp();
    await handle(query(7, 'women'));
    expect(replies).toEqual([{ type: 'failed', id: 7, code: 'internal', message: 'asked before setup' }]);
  });

  it('is not kept: the next question tries again', async () => {
    let isDown = true;
    const { handle, setup, replies } = setUp({
      readBlob: (sha256) => (isDown ? Promise.reject(new BlobReadError('no disk')) : readSample(sha256)),
    });
    await setup();
    isDown = false;
    await handle(query(2, 'youth caucus'));
    expect(replies.map((reply) => reply.type)).toEqual(['rebuilding', 'failed', 'result']);
  });
});
