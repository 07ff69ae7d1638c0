import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleAnswer } from '#core/search/sample-answer';
import { sampleCatalogue } from '#core/search/sample-archive';
import { sampleQuery } from '#core/search/sample-engine';
import type { SearchReply, SearchRequest } from '#shared/search-messages';
import { createWorkerSearch, SILENCE_MS, type WorkerEvents } from './worker-search.ts';

const catalogue = sampleCatalogue();

/** A worker that does nothing by itself: the test replies for it. */
interface FakeWorker {
  readonly sent: SearchRequest[];
  readonly events: WorkerEvents;
  isEnded: boolean;
}

function setUp() {
  const workers: FakeWorker[] = [];
  const search = createWorkerSearch(
    (events) => {
      const worker: FakeWorker = { sent: [], events, isEnded: false };
      workers.push(worker);
      return {
        send: (request) => worker.sent.push(request),
        end: () => {
          worker.isEnded = true;
        },
      };
    },
    { catalogue, indexes: [] },
  );
  const last = () => workers.at(-1)!;
  const reply = (message: SearchReply) => last().events.onReply(message);
  const ready = () => reply({ type: 'ready', id: last().sent[0]!.id });
  const idOf = (text: string) =>
    last().sent.find((one) => one.type === 'query' && one.query.text === text)?.id ?? -1;
  const answer = (text: string) => reply({ type: 'result', id: idOf(text), answer: answerTo(text) });
  return { search, workers, last, reply, ready, idOf, answer };
}

const answerTo = (markQuery: string) => sampleAnswer({ markQuery });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('search behind a worker', () => {
  it('starts the worker and opens the indexes before anything is asked', () => {
    const { workers, last } = setUp();
    expect(workers).toHaveLength(1);
    expect(last().sent).toEqual([{ type: 'setup', id: 1, catalogue, indexes: [] }]);
  });

  it('sends a question and gives its answer', async () => {
    const { search, ready, answer } = setUp();
    ready();
    const asked = search.search(sampleQuery('women'));
    answer('women');
    expect(await asked).toEqual({ ok: true, value: answerTo('women') });
  });

  it('answers a question that was asked before the indexes were open', async () => {
    const { search, ready, answer, last } = setUp();
    const asked = search.search(sampleQuery('women'));
    vi.advanceTimersByTime(60_000);
    expect(last().isEnded).toBe(false);
    ready();
    answer('women');
    expect(await asked).toMatchObject({ ok: true });
  });

  it('makes an older question null, and drops its late answer', async () => {
    const { search, ready, answer } = setUp();
    ready();
    const older = search.search(sampleQuery('wom'));
    const newer = search.search(sampleQuery('women'));
    expect(await older).toBeNull();
    answer('wom');
    answer('women');
    expect(await newer).toMatchObject({ ok: true, value: { markQuery: 'women' } });
  });

  it('tells what a query finds, which no newer question makes late, and which makes none late', async () => {
    const { search, ready, reply, last, answer } = setUp();
    ready();
    const typed = search.search(sampleQuery('women'));
    const ids = search.ids(sampleQuery('saved'));
    answer('women');
    expect(await typed).toMatchObject({ ok: true });
    void search.search(sampleQuery('men'));
    const { id } = last().sent.find((one) => one.type === 'ids')!;
    reply({ type: 'ids', id, ids: ['article:a'] });
    expect(await ids).toEqual({ ok: true, value: ['article:a'] });
  });

  it('gives marks, which no newer question makes late', async () => {
    const { search, ready, reply, last } = setUp();
    ready();
    const marks = search.marks('gender-untoc', 'women');
    void search.search(sampleQuery('women'));
    const { id } = last().sent.find((one) => one.type === 'mark')!;
    reply({ type: 'marks', id, ranges: [{ start: 1, end: 2 }] });
    expect(await marks).toEqual({ ok: true, value: [{ start: 1, end: 2 }] });
  });

  it.each(['read-failed', 'internal', 'bad-index', 'too-slow'] as const)(
    'hands on the failure %s',
    async (code) => {
      const { search, ready, reply, idOf } = setUp();
      ready();
      const asked = search.search(sampleQuery('women'));
      reply({ type: 'failed', id: idOf('women'), code, message: 'why' });
      expect(await asked).toEqual({ ok: false, code, message: 'why' });
    },
  );
});

describe('a worker that says nothing any more', () => {
  it('is ended and started again; the question is too slow, the others are asked again', async () => {
    const { search, workers, ready, last, answer, reply } = setUp();
    ready();
    const slow = search.search(sampleQuery('slow'));
    const marks = search.marks('gender-untoc', 'women');
    vi.advanceTimersByTime(SILENCE_MS - 1);
    expect(workers[0]?.isEnded).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0]?.isEnded).toBe(true);
    expect(await slow).toMatchObject({ ok: false, code: 'too-slow' });
    expect(workers).toHaveLength(2);
    expect(last().sent.map((one) => one.type)).toEqual(['setup', 'mark']);
    ready();
    reply({ type: 'marks', id: last().sent[1]!.id, ranges: [] });
    expect(await marks).toEqual({ ok: true, value: [] });
    const next = search.search(sampleQuery('next'));
    answer('next');
    expect(await next).toMatchObject({ ok: true });
  });

  it('hangs at the oldest question, also when nobody waits for that one', async () => {
    const { search, ready, answer } = setUp();
    ready();
    const older = search.search(sampleQuery('slow'));
    const newer = search.search(sampleQuery('women'));
    expect(await older).toBeNull();
    vi.advanceTimersByTime(SILENCE_MS);
    ready();
    answer('women');
    expect(await newer).toMatchObject({ ok: true });
  });

  it('is not one that answers slowly but steadily, however much is typed', async () => {
    const { search, ready, answer, workers } = setUp();
    ready();
    for (const text of ['a', 'ab', 'abc', 'abcd']) {
      void search.search(sampleQuery(text));
      vi.advanceTimersByTime(SILENCE_MS - 100);
      answer(text);
    }
    vi.advanceTimersByTime(10 * SILENCE_MS);
    expect(workers).toHaveLength(1);
  });

  it('is not one that makes an index again, which takes what it takes', async () => {
    const { search, ready, reply, answer, workers } = setUp();
    ready();
    const asked = search.search(sampleQuery('women'));
    reply({ type: 'rebuilding' });
    vi.advanceTimersByTime(60 * SILENCE_MS);
    expect(workers).toHaveLength(1);
    answer('women');
    expect(await asked).toMatchObject({ ok: true });
    // From then on it must not be silent.
    void search.search(sampleQuery('men'));
    vi.advanceTimersByTime(SILENCE_MS);
    expect(workers).toHaveLength(2);
  });

  it('is found out while one goes on typing', () => {
    const { search, ready, workers } = setUp();
    ready();
    for (let at = 0; at < 10; at += 1) {
      void search.search(sampleQuery(`slow ${at}`));
      vi.advanceTimersByTime(SILENCE_MS / 5);
    }
    expect(workers.length).toBeGreaterThan(1);
  });

  it('cannot be heard after its end', async () => {
    const { search, ready, workers, answer } = setUp();
    ready();
    void search.search(sampleQuery('slow'));
    const marks = search.marks('gender-untoc', 'women');
    vi.advanceTimersByTime(SILENCE_MS);
    workers[0]?.events.onReply({ type: 'marks', id: 3, ranges: [{ start: 0, end: 1 }] });
    workers[0]?.events.onError('late');
    ready();
    const asked = search.search(sampleQuery('women'));
    answer('women');
    expect(await asked).toMatchObject({ ok: true });
    search.close();
    expect(await marks).toMatchObject({ ok: false });
  });
});

describe('a worker that cannot go on', () => {
  it('fails what waits, and the next question starts another', async () => {
    const { search, workers, ready, last, answer } = setUp();
    ready();
    const asked = search.search(sampleQuery('women'));
    last().events.onError('boom');
    expect(await asked).toEqual({ ok: false, code: 'internal', message: 'boom' });
    expect(workers).toHaveLength(1);
    const next = search.search(sampleQuery('men'));
    expect(workers).toHaveLength(2);
    ready();
    answer('men');
    expect(await next).toMatchObject({ ok: true });
  });

  it('is one whose indexes cannot be opened: with the reason for everybody', async () => {
    const { search, reply, workers } = setUp();
    const asked = search.search(sampleQuery('women'));
    reply({ type: 'failed', id: 1, code: 'read-failed', message: 'no disk' });
    expect(await asked).toMatchObject({ ok: false, code: 'read-failed' });
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('is also one that was closed', async () => {
    const { search, last } = setUp();
    const asked = search.search(sampleQuery('women'));
    const marks = search.marks('gender-untoc', 'women');
    search.close();
    expect(last().isEnded).toBe(true);
    expect(await asked).toBeNull();
    expect(await marks).toMatchObject({ ok: false, code: 'internal' });
    expect(await search.search(sampleQuery('men'))).toBeNull();
    expect(await search.marks('gender-untoc', 'men')).toMatchObject({ ok: false });
  });
});
