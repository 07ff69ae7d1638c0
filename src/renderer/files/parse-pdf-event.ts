import { MAX_FILE_PAGES } from '#core/archive/source-file';
import type { PdfEvent, PdfFailure } from '#shared/pdf-messages';
import { parseKey } from '../commands/parse-key.ts';

type Fields = Readonly<Record<string, unknown>>;

/** More is not looked through for marks, in UTF-16 units. */
const MAX_TEXT = 1_000_000;
const FAILURES: readonly PdfFailure[] = ['damaged', 'locked', 'too-large', 'too-slow'];

/** Reads a message of the page that shows a PDF. The page is ours, but a file of a stranger is open in it. */
export function parsePdfEvent(value: unknown): PdfEvent | undefined {
  if (!isFields(value)) return undefined;
  const { type } = value;
  switch (type) {
    case 'ready':
      return { type };
    case 'opened':
      return isPage(value['pages']) ? { type, pages: value['pages'] } : undefined;
    case 'failed':
    case 'page-failed':
      return parseFailed(type, value);
    case 'shown':
      return parseShown(value);
    case 'turn':
      return value['by'] === 1 || value['by'] === -1 ? { type, by: value['by'] } : undefined;
    case 'key': {
      const press = parseKey(value);
      return press && { type, ...press };
    }
    default:
      return undefined;
  }
}

function parseFailed(type: 'failed' | 'page-failed', { code: said, page }: Fields): PdfEvent | undefined {
  const code = FAILURES.find((known) => known === said);
  if (code === undefined) return undefined;
  if (type === 'failed') return { type, code };
  return isPage(page) ? { type, page, code } : undefined;
}

function parseShown({ page, text, scale }: Fields): PdfEvent | undefined {
  if (!isPage(page) || typeof text !== 'string' || typeof scale !== 'number') return undefined;
  if (!Number.isFinite(scale) || scale <= 0) return undefined;
  return { type: 'shown', page, text: text.slice(0, MAX_TEXT), scale };
}

function isPage(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_FILE_PAGES;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
