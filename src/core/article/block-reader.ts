import type { Blockquote, Code, Heading, List, Paragraph, RootContent, Table } from 'mdast';
import type { BlockKind } from '#core/archive/article-text';
import type { DraftCell, DraftNode } from './article-draft.ts';
import type { BlockCollector } from './block-collector.ts';
import { type InlinePorts, lineOf, placeOf, readHtml, readInlines } from './inline-reader.ts';
import { imagesIn, takeFigure } from './take-figure.ts';

/** Kinds that running text takes from what it stands in. */
type TextKind = Extract<BlockKind, 'paragraph' | 'list-item' | 'quote'>;

/** Reads the nodes of a Markdown body into blocks and their order. Remembers the level of the last heading. */
export class BlockReader {
  private level = 1;

  constructor(
    private readonly ports: InlinePorts,
    private readonly blocks: BlockCollector,
  ) {}

  read(nodes: readonly RootContent[]): readonly DraftNode[] {
    return nodes.flatMap((node) => this.readNode(node, 'paragraph'));
  }

  private readNode(node: RootContent, kind: TextKind): readonly DraftNode[] {
    switch (node.type) {
      case 'paragraph':
        return this.readParagraph(node, kind);
      case 'heading':
        return this.readHeading(node);
      case 'list':
        return [this.readList(node)];
      case 'blockquote':
        return [this.readQuote(node)];
      case 'table':
        return [this.readTable(node)];
      case 'code':
        return this.readCode(node);
      case 'thematicBreak':
        return [{ type: 'rule' }];
      case 'html':
        readHtml(node, node.value, this.ports);
        return [];
      default:
        return [];
    }
  }

  private readHeading(node: Heading): readonly DraftNode[] {
    const place = placeOf(node);
    if (node.depth === 1) {
      const message = 'the title is the only heading of the first level: begin with ##';
      this.ports.report({ code: 'h1-in-body', severity: 'error', ...place, message });
    } else if (node.depth > this.level + 1) {
      const message = `a heading of level ${node.depth} follows one of level ${this.level}: no level may be left out`;
      this.ports.report({ code: 'heading-jump', severity: 'warning', ...place, message });
    }
    this.level = node.depth;
    const block = this.blocks.add({
      kind: 'heading',
      level: Math.max(2, node.depth),
      isNumbered: false,
      inlines: readInlines(node.children, this.ports),
      line: place.line,
      ...offsetAfter(node.children.at(-1)),
    });
    return block === undefined ? [] : [{ type: 'block', block }];
  }

  private readParagraph(node: Paragraph, kind: TextKind): readonly DraftNode[] {
    const inlines = readInlines(node.children, this.ports);
    const base = { isNumbered: true, line: lineOf(node), ...offsetAfter(node) };
    const figure = takeFigure(inlines, node);
    if (figure === undefined) {
      const block = this.blocks.add({ ...base, kind, inlines });
      return block === undefined ? [] : [{ type: 'block', block }];
    }
    const caption = this.blocks.add({ ...base, kind: 'caption', inlines: figure.caption });
    return [{ type: 'figure', images: figure.images, ...(caption === undefined ? {} : { caption }) }];
  }

  private readCode(node: Code): readonly DraftNode[] {
    const block = this.blocks.add({
      kind: 'paragraph',
      isNumbered: true,
      inlines: [{ type: 'code', value: node.value }],
      line: lineOf(node),
    });
    return block === undefined ? [] : [{ type: 'code', block }];
  }

  private readList(node: List): DraftNode {
    const items = node.children.map((item) => {
      const box = item.checked === true ? '☑ ' : item.checked === false ? '☐ ' : '';
      return item.children.flatMap((child, at) =>
        this.readNode(at === 0 ? withPrefix(child, box) : child, 'list-item'),
      );
    });
    const start = node.ordered === true && typeof node.start === 'number' ? { start: node.start } : {};
    return { type: 'list', isOrdered: node.ordered === true, ...start, items };
  }

  private readQuote(node: Blockquote): DraftNode {
    return { type: 'quote', children: node.children.flatMap((child) => this.readNode(child, 'quote')) };
  }

  /** A row below the header is numbered once, at its first cell that has text: a row is what one cites. */
  private readTable(node: Table): DraftNode {
    const rows = node.children.map((row, rowAt) => {
      let isNumbered = rowAt > 0;
      return row.children.map((cell): DraftCell => {
        const inlines = readInlines(cell.children, this.ports);
        const last = offsetAfter(cell.children.at(-1));
        const block = this.blocks.add({
          kind: 'table-cell',
          isNumbered,
          inlines,
          line: lineOf(cell),
          ...last,
        });
        if (block === undefined) return { images: imagesIn(inlines, lineOf(cell)) };
        isNumbered = false;
        return { block, images: [] };
      });
    });
    return { type: 'table', rows };
  }
}

function withPrefix(node: RootContent, prefix: string): RootContent {
  if (prefix === '' || node.type !== 'paragraph') return node;
  return { ...node, children: [{ type: 'text', value: prefix }, ...node.children] };
}

function offsetAfter(node: Parameters<typeof lineOf>[0] | undefined): { readonly pinOffset?: number } {
  const offset = node?.position?.end.offset;
  return offset === undefined ? {} : { pinOffset: offset };
}
