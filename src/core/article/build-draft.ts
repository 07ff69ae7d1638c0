import type { Blockquote, Code, Definition, Heading, List, Paragraph, Root, RootContent, Table } from 'mdast';
import type { BlockKind } from '#core/archive/article-text';
import type {
  ArticleDraft,
  DraftBlock,
  DraftCell,
  DraftImage,
  DraftLink,
  DraftNode,
  Inline,
} from './article-draft.ts';
import { isBlockId, takePin } from './block-pin.ts';
import type { BodyProblem } from './body-problem.ts';
import { type InlinePorts, lineOf, placeOf, readHtml, readInlines } from './inline-reader.ts';
import { measureInlines } from './measure-inlines.ts';
import { createNoteRegister } from './note-register.ts';
import { parseMarkdown } from './parse-markdown.ts';

/** Kinds that running text takes from what it stands in. */
type TextKind = Extract<BlockKind, 'paragraph' | 'list-item' | 'quote'>;

/** Reads the Markdown body of an article. Problems are collected and never stop the reading. */
export function buildDraft(markdown: string): ArticleDraft {
  const root = parseMarkdown(markdown);
  const notes = createNoteRegister(root);
  const problems: BodyProblem[] = [];
  const images: DraftImage[] = [];
  const links: DraftLink[] = [];
  const ports: InlinePorts = {
    definitions: findLinkDefinitions(root),
    markdown,
    report: (problem) => problems.push(problem),
    cite: (label) => notes.cite(label),
    link: (link) => links.push(link),
    image: (image) => images.push(image),
  };
  const reader = createBlockReader(ports);
  const nodes = reader.read(root.children);
  const readNotes = notes.finish(ports.report);
  if (reader.blocks.length === 0) {
    ports.report({ code: 'empty-body', severity: 'error', line: 1, message: 'this article has no text' });
  }
  return { nodes, blocks: reader.blocks, notes: readNotes, images, links, problems: inOrder(problems) };
}

function inOrder(problems: readonly BodyProblem[]): readonly BodyProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
}

function findLinkDefinitions(root: Root): ReadonlyMap<string, Definition> {
  const found = root.children.flatMap((node) => (node.type === 'definition' ? [node] : []));
  return new Map(found.map((node) => [node.identifier, node]));
}

interface BlockReader {
  readonly blocks: readonly DraftBlock[];
  read(nodes: readonly RootContent[]): readonly DraftNode[];
}

/** What a block is made from. */
interface BlockSource {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly isNumbered: boolean;
  readonly inlines: readonly Inline[];
  readonly line: number;
  readonly pinOffset?: number;
}

function createBlockReader(ports: InlinePorts): BlockReader {
  const blocks: DraftBlock[] = [];
  const usedIds = new Set<string>();
  let level = 1;

  function pinOf(id: string | undefined, line: number): { readonly pinnedId?: string } {
    if (id === undefined) return {};
    if (!isBlockId(id)) {
      const message = `"{#${id}}" is not a block id: small letters, digits and hyphens, and none of the page's own`;
      ports.report({ code: 'bad-block-id', severity: 'error', line, message });
      return {};
    }
    if (usedIds.has(id)) {
      const message = `the block id "${id}" stands twice in this article`;
      ports.report({ code: 'duplicate-block-id', severity: 'error', line, message });
      return {};
    }
    usedIds.add(id);
    return { pinnedId: id };
  }

  function reportLoneMark(marks: number, line: number): void {
    if (marks === 0) return;
    const message = 'a footnote mark needs words to stand behind';
    ports.report({ code: 'mark-alone', severity: 'error', line, message });
  }

  /** Adds a block and gives its index; nothing where it has no text of its own. */
  function addBlock(source: BlockSource): number | undefined {
    const { inlines, id } = takePin(source.inlines);
    const measured = measureInlines(inlines);
    if (measured.text === '') {
      reportLoneMark(measured.marks.length, source.line);
      return undefined;
    }
    return blocks.push({ ...source, ...measured, inlines, ...pinOf(id, source.line) }) - 1;
  }

  function readNode(node: RootContent, kind: TextKind): readonly DraftNode[] {
    switch (node.type) {
      case 'paragraph':
        return readParagraph(node, kind);
      case 'heading':
        return readHeading(node);
      case 'list':
        return [readList(node)];
      case 'blockquote':
        return [readQuote(node)];
      case 'table':
        return [readTable(node)];
      case 'code':
        return readCode(node);
      case 'thematicBreak':
        return [{ type: 'rule' }];
      case 'html':
        readHtml(node, node.value, ports);
        return [];
      default:
        return [];
    }
  }

  function readHeading(node: Heading): readonly DraftNode[] {
    const place = placeOf(node);
    if (node.depth === 1) {
      const message = 'the title is the only heading of the first level: begin with ##';
      ports.report({ code: 'h1-in-body', severity: 'error', ...place, message });
    } else if (node.depth > level + 1) {
      const message = `a heading of level ${node.depth} follows one of level ${level}: no level may be left out`;
      ports.report({ code: 'heading-jump', severity: 'warning', ...place, message });
    }
    level = node.depth;
    const block = addBlock({
      kind: 'heading',
      level: Math.max(2, node.depth),
      isNumbered: false,
      inlines: readInlines(node.children, ports),
      line: place.line,
      ...offsetAfter(node.children.at(-1)),
    });
    return block === undefined ? [] : [{ type: 'block', block }];
  }

  function readParagraph(node: Paragraph, kind: TextKind): readonly DraftNode[] {
    const inlines = readInlines(node.children, ports);
    const base = { isNumbered: true, line: lineOf(node), ...offsetAfter(node) };
    const figure = takeFigure(inlines, node);
    if (figure === undefined) {
      const block = addBlock({ ...base, kind, inlines });
      return block === undefined ? [] : [{ type: 'block', block }];
    }
    const caption = addBlock({ ...base, kind: 'caption', inlines: figure.caption });
    return [{ type: 'figure', images: figure.images, ...(caption === undefined ? {} : { caption }) }];
  }

  function readCode(node: Code): readonly DraftNode[] {
    const block = addBlock({
      kind: 'paragraph',
      isNumbered: true,
      inlines: [{ type: 'code', value: node.value }],
      line: lineOf(node),
    });
    return block === undefined ? [] : [{ type: 'code', block }];
  }

  function readList(node: List): DraftNode {
    const items = node.children.map((item) => {
      const box = item.checked === true ? '☑ ' : item.checked === false ? '☐ ' : '';
      return item.children.flatMap((child, at) =>
        readNode(at === 0 ? withPrefix(child, box) : child, 'list-item'),
      );
    });
    const start = node.ordered === true && typeof node.start === 'number' ? { start: node.start } : {};
    return { type: 'list', isOrdered: node.ordered === true, ...start, items };
  }

  function readQuote(node: Blockquote): DraftNode {
    return { type: 'quote', children: node.children.flatMap((child) => readNode(child, 'quote')) };
  }

  /** A row below the header is numbered once, at its first cell that has text: a row is what one cites. */
  function readTable(node: Table): DraftNode {
    const rows = node.children.map((row, rowAt) => {
      let isNumbered = rowAt > 0;
      return row.children.map((cell): DraftCell => {
        const inlines = readInlines(cell.children, ports);
        const last = offsetAfter(cell.children.at(-1));
        const block = addBlock({ kind: 'table-cell', isNumbered, inlines, line: lineOf(cell), ...last });
        if (block === undefined) return { images: imagesIn(inlines, lineOf(cell)) };
        isNumbered = false;
        return { block, images: [] };
      });
    });
    return { type: 'table', rows };
  }

  return { blocks, read: (nodes) => nodes.flatMap((node) => readNode(node, 'paragraph')) };
}

function withPrefix(node: RootContent, prefix: string): RootContent {
  if (prefix === '' || node.type !== 'paragraph') return node;
  return { ...node, children: [{ type: 'text', value: prefix }, ...node.children] };
}

function offsetAfter(node: Parameters<typeof lineOf>[0] | undefined): { readonly pinOffset?: number } {
  const offset = node?.position?.end.offset;
  return offset === undefined ? {} : { pinOffset: offset };
}

/**
 * A paragraph that begins with images is a figure, and the rest of it the caption; without a rest, the
 * title of the first image is.
 */
function takeFigure(
  inlines: readonly Inline[],
  node: Paragraph,
): { readonly images: readonly DraftImage[]; readonly caption: readonly Inline[] } | undefined {
  if (inlines[0]?.type !== 'image') return undefined;
  const firstOther = inlines.findIndex((inline) => inline.type !== 'image' && !isBlank(inline));
  const head = firstOther === -1 ? inlines : inlines.slice(0, firstOther);
  const images = imagesIn(head, lineOf(node));
  const rest = firstOther === -1 ? [] : inlines.slice(firstOther);
  const { inlines: words, id } = takePin(rest);
  if (words.length > 0) return { images, caption: rest };
  const title = node.children
    .map((child) => (child.type === 'image' ? child.title : undefined))
    .find(Boolean);
  const pin = id === undefined ? '' : ` {#${id}}`;
  return { images, caption: title ? [{ type: 'text', value: `${title}${pin}` }] : [] };
}

function imagesIn(inlines: readonly Inline[], line: number): readonly DraftImage[] {
  return inlines.flatMap((inline) =>
    inline.type === 'image' ? [{ path: inline.path, alt: inline.alt, line }] : [],
  );
}

function isBlank(inline: Inline): boolean {
  return inline.type === 'break' || (inline.type === 'text' && inline.value.trim() === '');
}
