/** The top of a page: where its title is, which lines give date and authors, and which are menus. */

import type { PageNotice, RawBlock } from './page-types.ts';
import { classifyChrome } from './page-chrome.ts';
import { parseNameWithRole } from './page-byline.ts';
import { parseMetaLine, type MetaLine } from './page-meta.ts';
import { countWords, endsSentence, isProse, textKey } from './page-text.ts';

export interface PageHead {
  readonly title: string;
  readonly titleLine: number;
  readonly meta: MetaLine;
  /** 1-based line of the date, 0 where there is none. */
  readonly dateLine: number;
  /** Short lines above the title that were left out: menus, and the section that the article belongs to. */
  readonly labels: readonly string[];
  /** Everything that is neither title nor date, byline or menu, in order. */
  readonly rest: readonly RawBlock[];
  readonly notices: readonly PageNotice[];
}

type Role = 'candidate' | 'meta' | 'chrome' | 'other';

/** Longest head that is looked at, in blocks. */
const HEAD_LIMIT = 60;

/** Takes title, date and byline out of the blocks and drops the menus above the text. */
export function readHead(blocks: readonly RawBlock[], repeatedKeys: ReadonlySet<string>): PageHead {
  const end = headEnd(blocks);
  const roles = withNames(blocks, blocks.slice(0, end).map(roleOf));
  const chosen = chooseTitle(blocks, roles, repeatedKeys) ?? -1;
  const titleAt = sparingText(blocks, roles, chosen);
  const { text: title, line: titleLine } = blocks[titleAt] ?? { text: '', line: 0 };
  const rest: RawBlock[] = [];
  const notices: PageNotice[] =
    titleAt === chosen || titleAt === -1 ? [] : [menuTitleNotice(title, titleLine)];
  for (const [index, block] of blocks.entries()) {
    const role = roles[index] ?? 'other';
    if (index === titleAt || role === 'meta' || isTitleAgain(block, title)) continue;
    const fate = index < end ? headFate(block, role, index < titleAt) : 'keep';
    if (fate.startsWith('keep')) rest.push(block);
    if (fate !== 'keep') notices.push(fateNotice(block, fate, role));
  }
  const { meta, dateLine } = mergeMeta(blocks.slice(0, end), roles, Math.max(0, titleAt));
  const labels = blocks
    .slice(0, Math.max(0, titleAt))
    .filter((block) => !rest.includes(block))
    .map(({ text }) => text);
  return { title, titleLine, meta, dateLine, labels, rest, notices };
}

/** The head ends before the first running text that is no cookie text and is not followed by a date line. */
function headEnd(blocks: readonly RawBlock[]): number {
  const limit = Math.min(blocks.length, HEAD_LIMIT);
  for (let index = 0; index < limit; index += 1) {
    const block = blocks[index];
    if (block === undefined || !isProse(block.text) || classifyChrome(block.text) !== 'none') continue;
    if (parseMetaLine(block.text) !== undefined || isTitleBeforeMeta(blocks, index)) continue;
    return index;
  }
  return limit;
}

/** A long title may end with a question mark: then a date or byline comes next. */
function isTitleBeforeMeta(blocks: readonly RawBlock[], index: number): boolean {
  const next = blocks[index + 1];
  const block = blocks[index];
  if (block === undefined || block.kind === 'item' || block.text.length > 300) return false;
  return next !== undefined && parseMetaLine(next.text) !== undefined && !block.text.endsWith('.');
}

function roleOf(block: RawBlock): Role {
  if (parseMetaLine(block.text) !== undefined) return 'meta';
  if (classifyChrome(block.text) !== 'none') return 'chrome';
  const isTitleLike = (block.kind === 'text' || block.kind === 'heading') && block.text.length <= 300;
  return isTitleLike ? 'candidate' : 'other';
}

/** A name with its role is a byline where it stands beside the date or another byline. */
function withNames(blocks: readonly RawBlock[], roles: readonly Role[]): readonly Role[] {
  return roles.map((role, index) => {
    if (role === 'candidate' && roles[index - 1] === 'meta' && isFiledUnder(blocks[index]?.text ?? ''))
      return 'chrome';
    const isBeside = roles[index - 1] === 'meta' || roles[index + 1] === 'meta';
    const isName = role === 'candidate' && parseNameWithRole(blocks[index]?.text ?? '') !== undefined;
    return isBeside && isName ? 'meta' : role;
  });
}

/** "in News, Ports" below the date. */
function isFiledUnder(text: string): boolean {
  return /^in\s+\p{Lu}[\p{L} &-]{1,30}(?:,\s*\p{Lu}[\p{L} &-]{1,30}){0,4}$/u.test(text);
}

function metaOf({ text }: RawBlock): MetaLine | undefined {
  const authors = parseNameWithRole(text);
  return parseMetaLine(text) ?? (authors === undefined ? undefined : { isAmbiguous: false, authors });
}

function chooseTitle(
  blocks: readonly RawBlock[],
  roles: readonly Role[],
  repeatedKeys: ReadonlySet<string>,
): number | undefined {
  const all = roles.flatMap((role, index) => (role === 'candidate' ? [index] : []));
  const strong = all.filter((index) => isStrong(blocks[index]));
  const marked = all.find((index) => blocks[index]?.marker === '#');
  if (marked !== undefined) return marked;
  const repeated = strong.find((index) => repeatedKeys.has(textKey(blocks[index]?.text ?? '')));
  if (repeated !== undefined) return repeated;
  return beside(roles, strong) ?? strong[0] ?? beside(roles, all) ?? all[0];
}

/**
 * A title that is all the text of its page is none: it is the text, and the title is the menu word right above the
 * date ("Latest news"), or still to be found.
 */
function sparingText(blocks: readonly RawBlock[], roles: readonly Role[], chosen: number): number {
  const block = blocks[chosen];
  const isAlone = blocks.every(
    (_, index) => index === chosen || /^(?:meta|chrome)$/u.test(roles[index] ?? ''),
  );
  if (block === undefined || !isAlone || block.marker === '#') return chosen;
  const meta = roles.indexOf('meta');
  const above = blocks[meta - 1];
  if (above !== undefined && meta < chosen && classifyChrome(above.text) === 'edge') return meta - 1;
  return endsSentence(block.text) && /[.。]$/u.test(block.text) ? -1 : chosen;
}

function menuTitleNotice(title: string, line: number): PageNotice {
  const message = `"${title}" may be a menu; it was taken for the title: below the date is all the text there is`;
  return { line, code: 'title-guessed', severity: 'unsure', message };
}

/** The candidate that stands with the date line: at most three blocks above it, else right below. */
function beside(roles: readonly Role[], candidates: readonly number[]): number | undefined {
  const meta = roles.indexOf('meta');
  if (meta === -1) return undefined;
  const above = candidates.find(
    (index) => index < meta && index >= meta - 3 && !roles.slice(index, meta).includes('chrome'),
  );
  return above ?? candidates.find((index) => index > meta);
}

function isStrong(block: RawBlock | undefined): boolean {
  if (block === undefined) return false;
  return countWords(block.text) >= 4 && !(endsSentence(block.text) && /[.。]$/u.test(block.text));
}

/** The title repeated as a heading, or as the window title "Title | Site". */
function isTitleAgain(block: RawBlock, title: string): boolean {
  if (title === '' || block.kind === 'item') return false;
  const key = textKey(title);
  if (textKey(block.text) === key) return true;
  if (key.length < 12 || block.text.length > title.length + 60) return false;
  const parts = block.text.split(/\s+[|–—·»-]\s+/u);
  return parts.length > 1 && parts.some((part) => textKey(part) === key) && !isProse(block.text);
}

function headFate(
  block: RawBlock,
  role: Role,
  isAboveTitle: boolean,
): 'keep' | 'drop' | 'keep-unsure' | 'drop-unsure' {
  if (role === 'chrome') return 'drop';
  if (!isAboveTitle) return 'keep';
  return countWords(block.text) <= 6 && !endsSentence(block.text) ? 'drop-unsure' : 'keep-unsure';
}

function fateNotice(block: RawBlock, fate: 'drop' | 'keep-unsure' | 'drop-unsure', role: Role): PageNotice {
  const text = JSON.stringify(block.text.length > 60 ? `${block.text.slice(0, 60)}…` : block.text);
  if (fate === 'keep-unsure') {
    const message = `${text} stands above the title and was kept in the text`;
    return { line: block.line, code: 'text-above-title', severity: 'unsure', message };
  }
  const isKnown = role === 'chrome';
  const message = isKnown
    ? `menu text ${text} was left out`
    : `${text} stands above the title like a menu and was left out`;
  return { line: block.line, code: 'menu-dropped', severity: isKnown ? 'info' : 'unsure', message };
}

/** The date line nearest to the title wins; authors of every byline count. */
function mergeMeta(
  blocks: readonly RawBlock[],
  roles: readonly Role[],
  titleAt: number,
): { readonly meta: MetaLine; readonly dateLine: number } {
  const metas = blocks.flatMap((block, index) => {
    const meta = roles[index] === 'meta' ? metaOf(block) : undefined;
    return meta === undefined ? [] : [{ meta, line: block.line, distance: Math.abs(index - titleAt) }];
  });
  const near = metas.toSorted((a, b) => a.distance - b.distance);
  const ordered = near.map(({ meta }) => meta);
  const dated = ordered.find((meta) => meta.date !== undefined);
  const updated = ordered.find((meta) => meta.updated !== undefined)?.updated;
  const meta = {
    ...(dated?.date === undefined ? {} : { date: dated.date }),
    ...(updated === undefined ? {} : { updated }),
    isAmbiguous: dated?.isAmbiguous ?? false,
    ...(dated?.other === undefined ? {} : { other: dated.other }),
    authors: [...new Set(ordered.flatMap((meta) => meta.authors))],
  };
  return { meta, dateLine: near.find((one) => one.meta === dated)?.line ?? 0 };
}
