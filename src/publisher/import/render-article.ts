/** A parsed page → the Markdown file of its article. */

import { stringify } from 'yaml';
import { assertNever } from '#core/assert-never';
import { escapeInline, escapeMarkdown } from './escape-markdown.ts';
import { MARK_CLOSE, MARK_OPEN, type PageBlock, type PageFootnote, type ParsedPage } from './page-types.ts';

/** The whole file: front matter, body, footnotes. Ends with a newline. */
export function renderArticle(page: ParsedPage): string {
  const front = stringify(frontMatter(page), { lineWidth: 0 });
  const footnotes = page.footnotes.map(renderFootnote).join('\n');
  const body = renderBlocks(page.blocks);
  return `---\n${front}---\n\n${body}\n${footnotes === '' ? '' : `\n${footnotes}\n`}`;
}

/** Keys in the order in which staff read them. */
function frontMatter(page: ParsedPage): Readonly<Record<string, unknown>> {
  return {
    id: page.id,
    title: page.title,
    lang: page.lang,
    ...(page.published === undefined ? {} : { published: page.published }),
    ...(page.updated === undefined ? {} : { updated: page.updated }),
    authors: page.authors,
    kind: page.kind,
    topics: [],
    conferences: page.conferences.map((conference) => conference.id),
  };
}

/** Body in Markdown; blocks parted by one empty line. */
export function renderBlocks(blocks: readonly PageBlock[]): string {
  return blocks.map(renderBlock).join('\n\n');
}

function renderBlock(block: PageBlock): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${marks(escapeInline(block.text)).replace(/#$/u, '\\#')}`;
    case 'paragraph':
      return inline(block.text);
    case 'quote':
      return `> ${inline(block.text)}`;
    case 'list':
      return renderList(block);
    case 'table':
      return renderTable(block.rows);
    default:
      return assertNever(block);
  }
}

function renderList(list: Extract<PageBlock, { readonly type: 'list' }>): string {
  let number = list.start;
  return list.entries
    .map((entry) => {
      if (entry.level > 0)
        return `${' '.repeat(list.ordered ? String(list.start).length + 2 : 2)}- ${inline(entry.text)}`;
      const mark = list.ordered ? `${String(number)}.` : '-';
      number += 1;
      return `${mark} ${inline(entry.text)}`;
    })
    .join('\n');
}

function renderTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return marks(escapeInline(text)).replaceAll('|', '\\|');
}

function inline(text: string): string {
  return marks(escapeMarkdown(text));
}

function marks(text: string): string {
  return text.replaceAll(new RegExp(`${MARK_OPEN}(\\d+)${MARK_CLOSE}`, 'gu'), '[^$1]');
}

function renderFootnote(footnote: PageFootnote): string {
  const mark = `[^${String(footnote.number)}]:`;
  const note = footnote.note === undefined ? '' : escapeMarkdown(footnote.note);
  if (footnote.source === undefined) return `${mark} ${note}`;
  const locator = footnote.locator === undefined ? '' : `, ${footnote.locator}`;
  return `${mark} @${footnote.source}${locator}${note === '' ? '' : ` — ${note}`}`;
}
