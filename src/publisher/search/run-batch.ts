import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import type { SearchHit } from '#core/search/search-types';
import { writeReason } from '#node/edition/system-reason';
import type { BundleSearch } from './open-search.ts';
import type { BatchQuery } from './parse-batch.ts';

export interface BatchOptions {
  /** Language of the reader. */
  readonly lang: string;
  /** Hits of each query. */
  readonly limit: number;
  /** The run: written whole or not at all, over an older one. */
  readonly to: string;
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

/** The last word of every line of a run names the system (trec_eval). */
const SYSTEM = 'attache';

/** Asks every query and writes a TREC run; gives its number of lines. */
export async function runBatch(
  { search }: BundleSearch,
  queries: readonly BatchQuery[],
  options: BatchOptions,
): Promise<Result<number, RefusalCode>> {
  const { lang, limit } = options;
  const lines: string[] = [];
  for (const [at, { id, text }] of queries.entries()) {
    if (options.isCancelled()) return fail('cancelled', 'stopped before the run was written');
    const answer = await search({ text, lang, facets: {}, sort: 'relevance', limit, prefixLast: false });
    if (!answer.ok) return answer;
    lines.push(...answer.value.hits.map((hit, rank) => runLine(id, hit, rank + 1)));
    options.onProgress(at + 1, queries.length);
  }
  return writeWhole(options.to, lines);
}

/** Articles go by their ids; a source may have the id of an article, so it says what it is. */
function runLine(query: string, hit: SearchHit, rank: number): string {
  const ref = hit.type === 'article' ? hit.id : `source:${hit.id}`;
  return `${query} Q0 ${ref} ${rank} ${hit.score.toFixed(6)} ${SYSTEM}`;
}

async function writeWhole(path: string, lines: readonly string[]): Promise<Result<number, 'write-failed'>> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(lines.map((line) => `${line}\n`).join(''), 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return ok(lines.length);
  } catch (error) {
    await rm(temporary, { force: true });
    return fail('write-failed', writeReason(error));
  }
}
