import { z } from 'zod';

/** One question of a batch. */
export interface BatchQuery {
  /** As it stands in the run: no white space. */
  readonly id: string;
  readonly text: string;
}

/** What is wrong with a line, from 1. */
export interface BatchProblem {
  readonly line: number;
  readonly message: string;
}

const querySchema = z.object({
  id: z.union([z.number(), z.string().regex(/^\S+$/)]),
  text: z.string(),
});

/** Reads lines of `{"id": "1", "text": "…"}`; every problem at once. Empty lines are left out. */
export function parseBatch(content: string): {
  readonly queries: readonly BatchQuery[];
  readonly problems: readonly BatchProblem[];
} {
  const queries = new Map<string, BatchQuery>();
  const problems: BatchProblem[] = [];
  for (const [at, text] of content.split(/\r?\n/).entries()) {
    if (text.trim() === '') continue;
    const query = parseLine(text);
    const isTwice = query !== undefined && queries.has(query.id);
    const message = isTwice ? `"${query.id}" is the id of an earlier line.` : NOT_A_QUERY;
    if (query === undefined || isTwice) problems.push({ line: at + 1, message });
    else queries.set(query.id, query);
  }
  return { queries: [...queries.values()], problems };
}

const NOT_A_QUERY =
  'A line must be like {"id": "1", "text": "words to look for"}, the id without white space.';

function parseLine(line: string): BatchQuery | undefined {
  try {
    const { success, data } = querySchema.safeParse(JSON.parse(line));
    return success ? { id: String(data.id), text: data.text } : undefined;
  } catch {
    // Only JSON.parse throws here, and what it says is of no help to who wrote the line.
    return undefined;
  }
}
