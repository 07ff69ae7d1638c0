import type { Block } from '#core/archive/article-text';
import type { TextRange } from '#core/search/search-types';

// The only place where offsets of the canonical text become places in the article's DOM, and back.

/** One UTF-16 unit of a block's canonical text, and the DOM place it came from. */
interface UnitPlace {
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
  /** The block around a DOM node. */
  blockOf(node: Node): Block | undefined;
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
