import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RefusalCode } from '#core/edition/edition';
import { type Fail, fail, type Ok, ok, type Result } from '#core/result';
import { FILE_OPS, replaceFile, systemCode, writeFailure } from '#node/edition/durable-files';
import { assignArticleIds, type IdentifiedArticle, type PreviousText } from './assign-article-ids.ts';
import type { Content } from './content/content.ts';
import type { Problem } from './content/problem.ts';
import { splitFrontMatter } from './content/split-front-matter.ts';
import { type CannotPin, insertPins } from './insert-pins.ts';
import { openPreviousTexts } from './previous-texts.ts';

export interface PinOptions {
  /** Publication folder whose latest edition blocks inherit their ids from. */
  readonly to?: string;
  readonly isCancelled?: () => boolean;
}

export interface PinReport {
  /** Ids that were written. */
  readonly pinned: number;
  /** Articles that were left as they are. */
  readonly problems: readonly Problem[];
}

/** There is nothing in the folder to inherit from: pins are for ever, so a slip in its name must not make new ones. */
export type PinRefusal = RefusalCode | 'no-publication';

/**
 * Writes the permanent id of every block into the articles (decision 12): the ids that `publish` would give. Each file
 * is replaced in one step, and nothing in it changes but that it has pins now.
 */
export async function pinBlockIds(
  content: Content,
  options: PinOptions,
): Promise<Result<PinReport, PinRefusal>> {
  const { to } = options;
  if (to === undefined) return pinAll(content, () => Promise.resolve(undefined), options);
  const previous = await openPreviousTexts(to);
  if (!previous.ok) return previous;
  try {
    if (previous.value.number === 0) return fail('no-publication', to);
    return await pinAll(content, (id) => previous.value.read(id), options);
  } finally {
    await previous.value.close();
  }
}

async function pinAll(
  content: Content,
  previousText: PreviousText,
  { isCancelled }: PinOptions,
): Promise<Result<PinReport, PinRefusal>> {
  let pinned = 0;
  const problems: Problem[] = [];
  for await (const identified of assignArticleIds([...content.articles], previousText)) {
    if (isCancelled?.()) return fail('cancelled', 'stopped between two files');
    const result = await pinArticle(content.folder, identified);
    if (result.ok) pinned += result.value;
    else if (result.code === 'cannot-pin') problems.push(problemOf(identified, result));
    else return fail(result.code, `${identified.article.file}: ${result.message}`);
  }
  return ok({ pinned, problems });
}

async function pinArticle(
  folder: string,
  { article, ids }: IdentifiedArticle,
): Promise<Ok<number> | CannotPin | Fail<'disk-full' | 'write-failed'>> {
  const path = join(folder, article.file);
  try {
    const text = decode(await readFile(path));
    const parts = splitFrontMatter(text.replace(BYTE_ORDER_MARK, ''));
    if (!parts.ok) return { ...fail('cannot-pin', parts.message), line: 1 };
    const { body } = parts.value;
    const pinned = insertPins(body, article.draft.blocks, ids);
    if (!pinned.ok || pinned.value.added === 0) return pinned.ok ? ok(0) : pinned;
    const head = text.slice(0, text.length - body.length);
    const { mode } = await stat(path);
    await replaceFile(FILE_OPS, path, new TextEncoder().encode(head + pinned.value.body), mode);
    return ok(pinned.value.added);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return writeFailure(error);
  }
}

const BYTE_ORDER_MARK = /^\uFEFF/;

/** The byte order mark is kept: it is one of the bytes that must not change. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function problemOf({ article }: IdentifiedArticle, { line }: CannotPin): Problem {
  const { file, bodyLines } = article;
  const message =
    'no id can be written behind this block, or the file has just changed; it was left as it is';
  return { file, line: line + bodyLines, code: 'cannot-pin', severity: 'error', message };
}
