// Search behind a worker: numbers the questions, drops late answers, and ends a worker that says nothing any more.
import { fail, ok, type Fail, type Result } from '#core/result';
import { QUERY_BUDGET_MS } from '#core/search/budget';
import type { SearchAnswer, TextRange } from '#core/search/search-types';
import type { SearchFailure, SearchReply, SearchRequest } from '#shared/search-messages';
import type { SearchPort } from '../archive/search-port.ts';

/** A running worker. Messages arrive in the order in which they were sent. */
export interface SearchWorker {
  send(request: SearchRequest): void;
  end(): void;
}

/** What a worker tells: an answer, or that its script failed. */
export interface WorkerEvents {
  onReply(reply: SearchReply): void;
  onError(message: string): void;
}

export type StartWorker = (events: WorkerEvents) => SearchWorker;

type SetupRequest = Extract<SearchRequest, { readonly type: 'setup' }>;

interface Waiting {
  readonly request: SearchRequest;
  /** Gets the worker's answer; nothing once nobody listens. */
  take: ((reply: SearchReply) => void) | undefined;
  /** Called instead, when a newer question came. */
  readonly drop: (() => void) | undefined;
}

/**
 * How long the worker may be silent, in milliseconds, while an answer is due: the engine ends a query by itself
 * after its own budget, so more than this is a worker that hangs.
 */
export const SILENCE_MS = QUERY_BUDGET_MS + 500;

/** Starts a worker at once, so that its indexes are open when the first question comes. */
export function createWorkerSearch(
  startWorker: StartWorker,
  setup: Pick<SetupRequest, 'catalogue' | 'indexes'>,
): SearchPort {
  const search = new WorkerSearch(startWorker, setup);
  search.start();
  return search;
}

class WorkerSearch implements SearchPort {
  /** In the order in which the worker works on them. */
  private readonly waiting = new Map<number, Waiting>();
  private worker: SearchWorker | undefined;
  private setupId = 0;
  private lastId = 0;
  private isReady = false;
  private isClosed = false;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly startWorker: StartWorker,
    private readonly setup: Pick<SetupRequest, 'catalogue' | 'indexes'>,
  ) {}

  search(query: Parameters<SearchPort['search']>[0]): ReturnType<SearchPort['search']> {
    this.dropQueries();
    return new Promise((resolve) => {
      const take = (reply: SearchReply): void => resolve(answerOf(reply));
      this.ask({ type: 'query', id: this.nextId(), query }, take, () => resolve(null));
    });
  }

  marks(articleId: string, text: string): ReturnType<SearchPort['marks']> {
    return new Promise((resolve) => {
      const take = (reply: SearchReply): void => resolve(rangesOf(reply));
      this.ask({ type: 'mark', id: this.nextId(), articleId, text }, take);
    });
  }

  marksInText(text: string, lang: string, query: string): ReturnType<SearchPort['marksInText']> {
    return new Promise((resolve) => {
      const take = (reply: SearchReply): void => resolve(rangesOf(reply));
      this.ask({ type: 'mark-text', id: this.nextId(), text, lang, query }, take);
    });
  }

  ids(query: Parameters<SearchPort['ids']>[0]): ReturnType<SearchPort['ids']> {
    return new Promise((resolve) => {
      const take = (reply: SearchReply): void => resolve(idsOf(reply));
      this.ask({ type: 'ids', id: this.nextId(), query }, take);
    });
  }

  close(): void {
    this.isClosed = true;
    this.stop();
    this.dropQueries();
    this.failAll('internal', 'search is closed');
  }

  start(): SearchWorker {
    const isCurrent = (): boolean => this.worker === worker;
    const worker: SearchWorker = this.startWorker({
      onReply: (reply) => isCurrent() && this.receive(reply),
      onError: (message) => isCurrent() && this.fall('internal', message),
    });
    this.setupId = this.nextId();
    this.worker = worker;
    worker.send({ type: 'setup', id: this.setupId, ...this.setup });
    return worker;
  }

  private ask(request: SearchRequest, take: (reply: SearchReply) => void, drop?: () => void): void {
    if (this.isClosed) {
      if (drop === undefined) take(failed(request, 'internal', 'search is closed'));
      else drop();
      return;
    }
    this.waiting.set(request.id, { request, take, drop });
    const worker = this.worker ?? this.start();
    worker.send(request);
    if (this.silence === undefined) this.listen();
  }

  private receive(reply: SearchReply): void {
    // While an index is being made nothing is due; whatever comes next says that it has been made.
    this.isReady = reply.type !== 'rebuilding';
    if (reply.type === 'failed' && reply.id === this.setupId) {
      this.fall(reply.code, reply.message);
      return;
    }
    if (reply.type !== 'ready' && reply.type !== 'rebuilding') {
      this.waiting.get(reply.id)?.take?.(reply);
      this.waiting.delete(reply.id);
    }
    this.listen();
  }

  /** A newer question makes older ones late; the worker may still be at one of them. */
  private dropQueries(): void {
    for (const one of this.waiting.values()) {
      if (one.drop === undefined || one.take === undefined) continue;
      one.take = undefined;
      one.drop();
    }
  }

  /** Waits anew for the worker to say something, where something is due. Opening the indexes takes what it takes. */
  private listen(): void {
    clearTimeout(this.silence);
    const isDue = this.isReady && this.waiting.size > 0;
    this.silence = isDue ? setTimeout(() => this.restart(), SILENCE_MS) : undefined;
  }

  /** What the worker hangs at is the oldest; the others are asked again, those that anybody still waits for. */
  private restart(): void {
    this.stop();
    const [culprit, ...others] = this.waiting.values();
    culprit?.take?.(failed(culprit.request, 'too-slow', `no answer in ${SILENCE_MS} ms`));
    this.waiting.clear();
    const worker = this.start();
    for (const one of others.filter(({ take }) => take !== undefined)) {
      this.waiting.set(one.request.id, one);
      worker.send(one.request);
    }
  }

  /** The worker cannot go on: everybody is told, and the next question starts another. */
  private fall(code: SearchFailure, message: string): void {
    this.stop();
    this.failAll(code, message);
  }

  private failAll(code: SearchFailure, message: string): void {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    for (const { request, take } of all) take?.(failed(request, code, message));
  }

  private stop(): void {
    clearTimeout(this.silence);
    this.silence = undefined;
    this.isReady = false;
    this.worker?.end();
    this.worker = undefined;
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

function failed({ id }: SearchRequest, code: SearchFailure, message: string): SearchReply {
  return { type: 'failed', id, code, message };
}

function answerOf(reply: SearchReply): Result<SearchAnswer, SearchFailure> {
  return reply.type === 'result' ? ok(reply.answer) : failureOf(reply);
}

function idsOf(reply: SearchReply): Result<readonly string[] | null, SearchFailure> {
  return reply.type === 'ids' ? ok(reply.ids) : failureOf(reply);
}

function rangesOf(reply: SearchReply): Result<readonly TextRange[], SearchFailure> {
  return reply.type === 'marks' ? ok(reply.ranges) : failureOf(reply);
}

function failureOf(reply: SearchReply): Fail<SearchFailure> {
  return reply.type === 'failed'
    ? fail(reply.code, reply.message)
    : fail('internal', `"${reply.type}" answers another question`);
}
