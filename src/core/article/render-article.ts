import type { Element, ElementContent, Properties } from 'hast';
import type { ArticleText } from '#core/archive/article-text';
import { formatDate } from '#core/citation/format-date';
import { foldSpaces } from '#core/text/canonical-text';
import type { ArticleDraft, DraftImage, DraftNode, Inline } from './article-draft.ts';
import { articleWords } from './article-words.ts';
import { h, text } from './hast-element.ts';
import { type RenderedNote, renderNotes } from './render-notes.ts';
import { sanitiseArticleHtml, writeDocument } from './sanitise-article.ts';

/** Everything the page of an article is made from. */
export interface ArticlePage {
  readonly title: string;
  readonly lang: string;
  /** ISO 8601. */
  readonly published: string;
  readonly updated?: string;
  readonly authors: readonly string[];
  readonly summary?: string;
  /** The article's own picture, shown below its title. */
  readonly image?: { readonly sha256: string; readonly alt: string };
  readonly draft: ArticleDraft;
  /** Blocks with ids, of the same draft. */
  readonly text: ArticleText;
  /** In the order of their numbers. */
  readonly notes: readonly RenderedNote[];
  /** SHA-256 of an image's bytes, by the path that the article names; undefined where there is none. */
  blobOf(path: string): string | undefined;
}

/**
 * The whole HTML document of an article, sanitised. Every block is an element of its own whose `id` is the
 * block's and which holds nothing but inline content: the text of those elements, without `sup.cite`,
 * is the canonical text, block by block. `data-n` is the visible paragraph number.
 */
export function renderArticleHtml(page: ArticlePage): string {
  const content = h('article', { id: 'article', ariaLabelledBy: ['title'] }, [
    renderHeader(page),
    ...page.draft.nodes.flatMap((node) => renderNode(node, page)),
    ...renderNotes(page.notes, page.draft, page.lang),
  ]);
  const head = { lang: page.lang, title: foldSpaces(page.title).trim() };
  return sanitiseArticleHtml(writeDocument(head, [content]));
}

function renderHeader(page: ArticlePage): Element {
  const { lang, published, updated } = page;
  const dates: ElementContent[] = [timeOf(published, lang)];
  if (updated !== undefined) dates.push(text(` · ${articleWords(lang).updated} `), timeOf(updated, lang));
  return h('header', {}, [
    h('h1', { id: 'title' }, [text(foldSpaces(page.title).trim())]),
    ...(page.authors.length === 0
      ? []
      : [h('p', { className: ['authors'] }, [text(page.authors.join(', '))])]),
    h('p', { className: ['dates'] }, dates),
    ...(page.summary === undefined ? [] : [h('p', { className: ['summary'] }, [text(page.summary)])]),
    ...(page.image === undefined
      ? []
      : [
          h('p', { className: ['image'] }, [
            h('img', { src: `/o/${page.image.sha256}`, alt: page.image.alt }, []),
          ]),
        ]),
  ]);
}

function timeOf(iso: string, lang: string): Element {
  return h('time', { dateTime: iso.slice(0, 10) }, [text(formatDate(iso, lang))]);
}

function renderNode(node: DraftNode, page: ArticlePage): readonly Element[] {
  switch (node.type) {
    case 'block':
      return [renderBlock(node.block, page, undefined)];
    case 'code':
      return [renderBlock(node.block, page, 'pre')];
    case 'rule':
      return [h('hr', {}, [])];
    case 'quote':
      return [
        h(
          'blockquote',
          {},
          node.children.flatMap((child) => renderNode(child, page)),
        ),
      ];
    case 'list': {
      const items = node.items.map((item) =>
        h(
          'li',
          {},
          item.flatMap((child) => renderNode(child, page)),
        ),
      );
      const start = node.start === undefined || node.start === 1 ? {} : { start: node.start };
      return [h(node.isOrdered ? 'ol' : 'ul', start, items)];
    }
    case 'figure':
      return [renderFigure(node, page)];
    case 'table':
      return [renderTable(node, page)];
  }
}

function renderFigure(node: Extract<DraftNode, { type: 'figure' }>, page: ArticlePage): Element {
  const caption = node.caption === undefined ? [] : [renderBlock(node.caption, page, 'figcaption')];
  return h('figure', {}, [...node.images.flatMap((image) => renderImage(image, page)), ...caption]);
}

function renderTable(node: Extract<DraftNode, { type: 'table' }>, page: ArticlePage): Element {
  const rows = node.rows.map((row, at) => {
    const tag = at === 0 ? 'th' : 'td';
    const scope: Properties = at === 0 ? { scope: 'col' } : {};
    const cells = row.map((cell) =>
      cell.block === undefined
        ? h(
            tag,
            scope,
            cell.images.flatMap((image) => renderImage(image, page)),
          )
        : renderBlock(cell.block, page, tag, scope),
    );
    return h('tr', {}, cells);
  });
  const body = rows.length > 1 ? [h('tbody', {}, rows.slice(1))] : [];
  return h('table', {}, [h('thead', {}, rows.slice(0, 1)), ...body]);
}

function renderBlock(at: number, page: ArticlePage, tag: string | undefined, more: Properties = {}): Element {
  const draft = page.draft.blocks[at];
  const placed = page.text.blocks[at];
  if (draft === undefined || placed === undefined) throw new Error(`block ${at} does not exist`);
  const name = tag ?? (draft.level === undefined ? 'p' : `h${draft.level}`);
  const number: Properties = placed.number === undefined ? {} : { dataN: String(placed.number) };
  const children = draft.inlines.flatMap((inline) => renderInline(inline, page));
  return h(
    name,
    { id: placed.id, ...number, ...more },
    name === 'pre' ? [h('code', {}, codeOf(draft.inlines))] : children,
  );
}

/** Line ends of code are kept in the page; canonical text folds them as it folds all white space. */
function codeOf(inlines: readonly Inline[]): readonly ElementContent[] {
  return inlines.flatMap((inline) => (inline.type === 'code' ? [text(inline.value)] : []));
}

function renderInline(inline: Inline, page: ArticlePage): readonly ElementContent[] {
  const children = 'children' in inline ? inline.children.flatMap((child) => renderInline(child, page)) : [];
  switch (inline.type) {
    case 'text':
      return [text(foldSpaces(inline.value))];
    case 'code':
      return [h('code', {}, [text(foldSpaces(inline.value))])];
    case 'span':
      return [h(inline.tag, {}, children)];
    case 'break':
      return [h('br', {}, []), text('\n')];
    case 'image':
      return renderImage({ ...inline, line: 0 }, page);
    case 'link': {
      const rel: Properties = inline.href.startsWith('https:') ? { rel: ['noreferrer'] } : {};
      return [h('a', { href: inline.href, ...rel }, children)];
    }
    case 'cite':
      return [renderMark(inline.number, inline.occurrence, page.lang)];
  }
}

function renderMark(number: number, occurrence: number, lang: string): Element {
  const link = h(
    'a',
    {
      href: `#note-${number}`,
      id: `mark-${number}-${occurrence}`,
      role: 'doc-noteref',
      ariaLabel: articleWords(lang).note(number),
    },
    [text(`[${number}]`)],
  );
  return h('sup', { className: ['cite'] }, [link]);
}

function renderImage(image: DraftImage, page: ArticlePage): readonly Element[] {
  const sha256 = page.blobOf(image.path);
  return sha256 === undefined ? [] : [h('img', { src: `/o/${sha256}`, alt: image.alt }, [])];
}
