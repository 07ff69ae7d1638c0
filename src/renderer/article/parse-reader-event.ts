import type { ReaderEvent, ReaderRect } from '#shared/reader-messages';
import { parseKey } from '../commands/parse-key.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How each message is read, by its type. */
const PARSERS: ReadonlyMap<unknown, (fields: Fields) => ReaderEvent | undefined> = new Map<
  ReaderEvent['type'],
  (fields: Fields) => ReaderEvent | undefined
>([
  ['ready', () => ({ type: 'ready' })],
  ['pointer-down', () => ({ type: 'pointer-down' })],
  ['opened', (fields) => parseArticleEvent('opened', fields)],
  ['failed', (fields) => parseArticleEvent('failed', fields)],
  ['article-link', (fields) => parseArticleEvent('article-link', fields)],
  ['visible', parseVisible],
  ['current-block', parseCurrentBlock],
  ['citation', parseCitation],
  ['external-link', parseExternalLink],
  ['selection', parseSelection],
  ['highlight', parseHighlight],
  ['key', parsePress],
]);

/**
 * Reads a message of the reader page. The page is ours, but it lives on the content's origin, so its words are taken
 * as unknown: what is not exactly one of our events is `undefined`.
 */
export function parseReaderEvent(value: unknown): ReaderEvent | undefined {
  return isFields(value) ? PARSERS.get(value['type'])?.(value) : undefined;
}

function parseArticleEvent(
  type: 'opened' | 'failed' | 'article-link',
  { articleId }: Fields,
): ReaderEvent | undefined {
  return isText(articleId) ? { type, articleId } : undefined;
}

function parsePress(fields: Fields): ReaderEvent | undefined {
  const press = parseKey(fields);
  return press && { type: 'key', ...press };
}

function parseVisible({ block }: Fields): ReaderEvent | undefined {
  return isText(block) ? { type: 'visible', block } : undefined;
}

function parseExternalLink({ url }: Fields): ReaderEvent | undefined {
  return isText(url) ? { type: 'external-link', url } : undefined;
}

function parseCurrentBlock({ block }: Fields): ReaderEvent | undefined {
  return block === null || isText(block) ? { type: 'current-block', block } : undefined;
}

function parseCitation({ number, rect }: Fields): ReaderEvent | undefined {
  const place = parseRect(rect);
  if (place === undefined || typeof number !== 'number' || !Number.isInteger(number)) return undefined;
  return { type: 'citation', number, rect: place };
}

function parseSelection({ range, rect }: Fields): ReaderEvent | undefined {
  if (range === null) return { type: 'selection', range: null, rect: null };
  const place = parseRect(rect);
  if (place === undefined || !isFields(range)) return undefined;
  const { start, end } = range;
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  return { type: 'selection', range: { start, end }, rect: place };
}

/** More than lie over each other anywhere. */
const MAX_LAYERS = 100;

function parseHighlight({ ids, isChosen }: Fields): ReaderEvent | undefined {
  if (!Array.isArray(ids) || ids.length > MAX_LAYERS || typeof isChosen !== 'boolean') return undefined;
  return ids.every(isText) ? { type: 'highlight', ids, isChosen } : undefined;
}

function parseRect(value: unknown): ReaderRect | undefined {
  if (!isFields(value)) return undefined;
  const { x, y, width, height } = value;
  if (!isLength(x) || !isLength(y) || !isLength(width) || !isLength(height)) return undefined;
  return { x, y, width, height };
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
