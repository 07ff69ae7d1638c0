import type { Block } from '#core/archive/article-text';
import type { TextRange } from '#core/search/search-types';

// The only place where offsets of the canonical text become places in the article's DOM, and back.

/** One UTF-16 unit of a block's canonical text, and the DOM place it came from. */
export interface UnitPlace {
  readonly node: Text;
  readonly offset: number;
}

/** Citation marks are not part of the canonical text (decision 13). */
const NOT_TEXT = 'sup.cite';
const SPACE = /\s/u;

function isOwnText(node: Text, element: Element, blockIds: ReadonlySet<string>): boolean {
  for (let up = node.parentElement; up !== null && up !== element; up = up.parentElement) {
    if (up.matches(NOT_TEXT) || blockIds.has(up.id)) return false;
  }
  return true;
}

/** Walks a block's own text with white space folded as the canonical text folds it. */
function unitPlaces(element: Element, blockIds: ReadonlySet<string>): readonly UnitPlace[] {
  const places: UnitPlace[] = [];
  const walker = element.ownerDocument.createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
  let pendingSpace: UnitPlace | undefined;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text; // SHOW_TEXT yields text nodes only; instanceof fails across realms
    if (!isOwnText(text, element, blockIds)) continue;
    for (let offset = 0; offset < text.data.length; offset += 1) {
      if (SPACE.test(text.data.charAt(offset))) {
        pendingSpace ??= { node: text, offset };
      } else {
        if (pendingSpace !== undefined && places.length > 0) places.push(pendingSpace);
        pendingSpace = undefined;
        places.push({ node: text, offset });
      }
    }
  }
  return places;
}

/** Turns ranges of the canonical text into DOM ranges and DOM points into offsets, for one article. */
export interface TextMap {
  /** One DOM range per block that the text range touches. */
  toDomRanges(range: TextRange): readonly Range[];
  /** Offset of a DOM point, or `null` outside the article's blocks. */
  toOffset(node: Node, offset: number): number | null;
  /** The text inside a DOM range, white space at its ends left out; `null` where it holds none. */
  toTextRange(range: Range): TextRange | null;
  /** The block around a DOM node. */
  blockOf(node: Node): Block | undefined;
  /** Where each unit of a block's canonical text stands. */
  unitsOf(block: Block): readonly UnitPlace[];
  /** The text nodes of a block are other ones now. */
  forget(block: Block): void;
}

export function createTextMap(document: Document, blocks: readonly Block[]): TextMap {
  const ids = new Set(blocks.map((block) => block.id));
  const cache = new Map<string, readonly UnitPlace[]>();
  const byId = new Map(blocks.map((block) => [block.id, block]));

  function placesOf(block: Block): readonly UnitPlace[] {
    const known = cache.get(block.id);
    if (known !== undefined) return known;
    const element = document.getElementById(block.id);
    const places = element === null ? [] : unitPlaces(element, ids);
    cache.set(block.id, places);
    return places;
  }

  function blockOf(node: Node): Block | undefined {
    const start = node.nodeType === 1 ? (node as Element) : node.parentElement; // nodeType 1 is an Element
    for (let up = start; up !== null; up = up.parentElement) {
      const block = byId.get(up.id);
      if (block !== undefined) return block;
    }
    return undefined;
  }

  return {
    blockOf,
    unitsOf: placesOf,
    forget: (block) => void cache.delete(block.id),
    toTextRange(range) {
      const parts = blocks.flatMap((block) => {
        const element = document.getElementById(block.id);
        const isTouched = element !== null && range.intersectsNode(element);
        return isTouched ? partInside(range, placesOf(block), block) : [];
      });
      const first = parts[0];
      const last = parts.at(-1);
      return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
    },
    toDomRanges(range) {
      return blocks
        .filter((block) => block.start < range.end && range.start < block.end)
        .flatMap((block) => domRange(document, placesOf(block), block, range));
    },
    toOffset(node, offset) {
      const block = blockOf(node);
      if (block === undefined) return null;
      const point = document.createRange();
      point.setStart(node, offset);
      const places = placesOf(block);
      // Places are in document order: the first one at or after the point.
      const index = places.findIndex((place) => point.comparePoint(place.node, place.offset) >= 0);
      return block.start + (index === -1 ? places.length : index);
    },
  };
}

/** The units of a block that lie wholly inside a DOM range, without white space at the ends. */
function partInside(range: Range, places: readonly UnitPlace[], block: Block): readonly TextRange[] {
  let start = firstIndex(places, ({ node, offset }) => range.comparePoint(node, offset) >= 0);
  let end = firstIndex(places, ({ node, offset }) => range.comparePoint(node, offset + 1) > 0);
  while (start < end && isSpace(places[start])) start += 1;
  while (start < end && isSpace(places[end - 1])) end -= 1;
  return start < end ? [{ start: block.start + start, end: block.start + end }] : [];
}

/** First index of which it is so; it is so of all after that. Their number where it is of none. */
function firstIndex(places: readonly UnitPlace[], isSo: (place: UnitPlace) => boolean): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place === undefined || isSo(place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isSpace(place: UnitPlace | undefined): boolean {
  return place === undefined || SPACE.test(place.node.data.charAt(place.offset));
}

function domRange(
  document: Document,
  places: readonly UnitPlace[],
  block: Block,
  range: TextRange,
): readonly Range[] {
  const first = places[Math.max(0, range.start - block.start)];
  const last = places[Math.min(places.length, range.end - block.start) - 1];
  if (first === undefined || last === undefined) return [];
  const result = document.createRange();
  result.setStart(first.node, first.offset);
  result.setEnd(last.node, last.offset + 1);
  return [result];
}
