import type { PageBlock } from './page-types.ts';

/** The texts of a block in reading order: one, or one for each entry or cell. */
export function textsOf(block: PageBlock): readonly string[] {
  switch (block.type) {
    case 'list':
      return block.entries.map((entry) => entry.text);
    case 'table':
      return block.rows.flat();
    default:
      return [block.text];
  }
}

/** The block with every text changed. */
export function mapTexts(block: PageBlock, change: (text: string) => string): PageBlock {
  switch (block.type) {
    case 'list':
      return { ...block, entries: block.entries.map((entry) => ({ ...entry, text: change(entry.text) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(change)) };
    default:
      return { ...block, text: change(block.text) };
  }
}

/** The block with something behind the last of its texts. */
export function appendText(block: PageBlock, more: string): PageBlock {
  let left = textsOf(block).length;
  return mapTexts(block, (text) => {
    left -= 1;
    return left === 0 ? `${text}${more}` : text;
  });
}
