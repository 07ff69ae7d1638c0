/** The bottom of a page: the list of sources is taken out, other articles' teasers and menus are dropped. */

import { isNumberMark } from './page-blocks.ts';
import { classifyChrome, isCommentsHeader, isNeighbourLink, isTailHeader } from './page-chrome.ts';
import { parseMetaLine, type MetaLine } from './page-meta.ts';
import { isSourcesHeading } from './page-sources-heading.ts';
import { dropEndMatter } from './page-endmatter.ts';
import { partSources } from './page-sources-list.ts';
import { endsSentence, isProse } from './page-text.ts';
import type { PageNotice, RawBlock } from './page-types.ts';

export interface PageTail {
  readonly body: readonly RawBlock[];
  /** The heading of the list of sources, or '' where there is none. */
  readonly sourcesHeading: string;
  readonly sourceEntries: readonly RawBlock[];
  /** Dates and bylines that stood below the text. */
  readonly metas: readonly MetaLine[];
  readonly notices: readonly PageNotice[];
}

/**
 * Parts what follows the head into body, sources and what belongs to the site. A date line inside the text stays
 * unless it repeats the article's own date.
 * @param headDate ISO 8601 date found above the text
 */
export function readTail(blocks: readonly RawBlock[], headDate: string | undefined): PageTail {
  const notices: PageNotice[] = [];
  const cut = cutOtherArticles(blocks, notices);
  const clean = cut.filter((block) => {
    if (block.kind === 'table' || block.kind === 'cell') return true;
    if (classifyChrome(block.text) !== 'always' && !isCookieText(block.text)) return true;
    notices.push(dropNotice(block, true));
    return false;
  });
  const parts = partSources(dropEndMatter(clean, notices));
  notices.push(...parts.notices);
  const body = dropEdge(parts.body, notices);
  const after = parts.after.filter((block, index) =>
    keepAfterSources(block, parts.after[index + 1], notices),
  );
  return {
    body: [...dropMetas(body, headDate), ...after],
    sourcesHeading: parts.heading,
    sourceEntries: parts.entries,
    metas: clean.flatMap((block) => (block.kind === 'text' ? (parseMetaLine(block.text) ?? []) : [])),
    notices,
  };
}

function dropMetas(body: readonly RawBlock[], headDate: string | undefined): readonly RawBlock[] {
  const lastText = body.findLastIndex(isSurelyText);
  return body.filter((block, index) => {
    const meta = block.kind === 'text' ? parseMetaLine(block.text) : undefined;
    if (meta === undefined) return true;
    return index < lastText && headDate !== undefined && meta.date !== undefined && meta.date !== headDate;
  });
}

function isCookieText(text: string): boolean {
  return /\bcookies?\b/iu.test(text) && classifyChrome(text) === 'edge';
}

/** "Latest news" and the like, with all below it, where most of the text stands above it. */
function cutOtherArticles(blocks: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  const prose = blocks.findIndex((block) => isProse(block.text));
  const at = blocks.findIndex((block, index) => index > prose && isTailHeader(block.text));
  if (at === -1 || prose === -1) return blocks;
  const sources = blocks.findIndex((block, index) => index > at && isSourcesHeading(block.text));
  const end = sources === -1 ? blocks.length : sources;
  const below = blocks.slice(at, end);
  if (!isTalk(below) && proseLength(below) * 2 > proseLength(blocks.slice(0, at))) return blocks;
  const [first] = below;
  if (first !== undefined) notices.push(cutNotice(first, below.length - 1));
  return [...blocks.slice(0, at), ...blocks.slice(end)];
}

/** What readers said may be longer than the article: it has their names, their hours and buttons to answer. */
function isTalk([header, ...below]: readonly RawBlock[]): boolean {
  const mark =
    /^(?:reply|répondre|responder|antworten)$|\bsays:|\ba écrit ?:|\bon \p{L}+ \d{1,2}, \d{4} at \d|\bat \d{1,2}:\d{2}\b/iu;
  return header !== undefined && isCommentsHeader(header.text) && below.some(({ text }) => mark.test(text));
}

function cutNotice(block: RawBlock, count: number): PageNotice {
  const severity = count === 0 ? 'info' : 'unsure';
  const more = count === 0 ? '' : ` with ${String(count)} blocks below it that look like other articles`;
  return {
    line: block.line,
    code: 'menu-dropped',
    severity,
    message: `${JSON.stringify(block.text)}${more} was left out`,
  };
}

function proseLength(blocks: readonly RawBlock[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block.text) ? block.text.length : 0), 0);
}

/** Menu words and neighbour links at the end of the text; headings that nothing follows go with them. */
function dropEdge(body: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  const lastText = body.findLastIndex(isSurelyText);
  const edge = body.findIndex((block, index) => index > lastText && isFurniture(block.text));
  if (edge === -1) return dropInnerMenus(body, notices);
  for (const block of body.slice(edge)) notices.push(dropNotice(block, isFurniture(block.text)));
  return dropInnerMenus(body.slice(0, edge), notices);
}

/** Two menu words one below the other are a menu wherever they stand. */
function dropInnerMenus(body: readonly RawBlock[], notices: PageNotice[]): readonly RawBlock[] {
  const isEdge = (at: number): boolean => classifyChrome(body[at]?.text ?? 'x') === 'edge';
  return body.filter((block, index) => {
    const isMenu = isEdge(index) && (isEdge(index - 1) || isEdge(index + 1));
    if (isMenu) notices.push(dropNotice(block, false));
    return !isMenu;
  });
}

function isSurelyText(block: RawBlock): boolean {
  if (isFurniture(block.text)) return false;
  if (block.kind !== 'text' && block.kind !== 'heading') return true;
  return isProse(block.text) || endsSentence(block.text);
}

function isFurniture(text: string): boolean {
  return classifyChrome(text) !== 'none' || isNeighbourLink(text);
}

function keepAfterSources(block: RawBlock, next: RawBlock | undefined, notices: PageNotice[]): boolean {
  if (parseMetaLine(block.text) !== undefined) return false;
  const isHeading = next?.kind === 'text' && isSurelyText(next) && !isFurniture(block.text);
  const isText = (isHeading || isSurelyText(block)) && !(block.kind === 'item' && isNumberMark(block.marker));
  if (isText) {
    const message = 'text below the list of sources was put at the end of the article';
    notices.push({ line: block.line, code: 'text-below-sources', severity: 'unsure', message });
  } else {
    notices.push(dropNotice(block, isFurniture(block.text)));
  }
  return isText;
}

function dropNotice(block: RawBlock, isKnown: boolean): PageNotice {
  const text = JSON.stringify(block.text.length > 60 ? `${block.text.slice(0, 60)}…` : block.text);
  const message = isKnown ? `menu text ${text} was left out` : `${text} looks like a menu and was left out`;
  return { line: block.line, code: 'menu-dropped', severity: isKnown ? 'info' : 'unsure', message };
}
