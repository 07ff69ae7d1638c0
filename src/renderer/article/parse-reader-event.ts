import type { ReaderEvent, ReaderRect } from '#shared/reader-messages';
import { parseKey } from '../commands/parse-key.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a message of the reader page. The page is ours, but it lives on the content's origin, so its words are taken
 * as unknown: what is not exactly one of our events is `undefined`.
 */
export function parseReaderEvent(value: unknown): ReaderEvent | undefined {
  if (!isFields(value)) return undefined;
  switch (value['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'pointer-down':
      return { type: 'pointer-down' };
    case 'opened':
    case 'failed':
    case 'article-link':
      return parseArticleEvent(value['type'], value['articleId']);
    case 'visible':
      return parseVisible(value);
    case 'current-block':
      return parseCurrentBlock(value['block']);
    case 'citation':
      return parseCitation(value);
    case 'external-link':
      return parseExternalLink(value);
    case 'selection':
      return parseSelection(value);
    case 'highlight':
      return parseHighlight(value);
    case 'key': {
      const press = parseKey(value);
      return press && { type: 'key', ...press };
    }
    default:
      return undefined;
  }
}

function parseArticleEvent(
  type: 'opened' | 'failed' | 'article-link',
  articleId: unknown,
): ReaderEvent | undefined {
  return isText(articleId) ? { type, articleId } : undefined;
}

function parseVisible({ block }: Fields): ReaderEvent | undefined {
  return isText(block) ? { type: 'visible', block } : undefined;
}

function parseExternalLink({ url }: Fields): ReaderEvent | undefined {
  return isText(url) ? { type: 'external-link', url } : undefined;
}

function parseCurrentBlock(block: unknown): ReaderEvent | undefined {
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
