import type { Paragraph } from 'mdast';
import type { DraftImage, Inline } from './article-draft.ts';
import { takePin } from './block-pin.ts';
import { lineOf } from './inline-reader.ts';

/**
 * A paragraph that begins with images is a figure, and the rest of it the caption; without a rest, the
 * title of the first image is.
 */
export function takeFigure(
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

/** The images among inlines, each on the given line. */
export function imagesIn(inlines: readonly Inline[], line: number): readonly DraftImage[] {
  return inlines.flatMap((inline) =>
    inline.type === 'image' ? [{ path: inline.path, alt: inline.alt, line }] : [],
  );
}

function isBlank(inline: Inline): boolean {
  return inline.type === 'break' || (inline.type === 'text' && inline.value.trim() === '');
}
