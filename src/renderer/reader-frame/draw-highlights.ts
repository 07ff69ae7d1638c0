import type { Block } from '#core/archive/article-text';
import type { ReaderHighlight } from '#shared/reader-messages';
import { wrapText } from './wrap-text.ts';
import type { TextMap, UnitPlace } from './text-range.ts';

/** Draws highlights as `mark` elements into the article, which keeps every letter where it was. */
export interface HighlightPainter {
  /** Draws these and no others. True when text nodes are other ones now, so that ranges over them are stale. */
  draw(highlights: readonly ReaderHighlight[]): boolean;
  /** Shows which are the chosen ones. */
  choose(ids: readonly string[]): void;
  /** The pieces of a highlight, in the order of the text. */
  piecesOf(id: string): readonly HTMLElement[];
}

interface DrawnBlock {
  readonly signature: string;
  readonly marks: readonly HTMLElement[];
}

export function createHighlightPainter(
  document: Document,
  blocks: readonly Block[],
  map: TextMap,
): HighlightPainter {
  const drawn = new Map<string, DrawnBlock>();
  let chosen: ReadonlySet<string> = new Set();
  let pieces: ReadonlyMap<string, readonly HTMLElement[]> = new Map();

  function drawBlock(block: Block, inside: readonly ReaderHighlight[]): boolean {
    const signature = inside.map(({ id, start, end }) => `${id} ${start} ${end}`).join();
    const before = drawn.get(block.id);
    if ((before?.signature ?? '') === signature) return false;
    unwrap(before?.marks ?? []);
    map.forget(block);
    const marks = textRuns(map.unitsOf(block), block).flatMap((run) => wrapText(document, run, inside));
    map.forget(block);
    if (marks.length === 0) drawn.delete(block.id);
    else drawn.set(block.id, { signature, marks });
    return true;
  }

  function describe(highlights: readonly ReaderHighlight[]): void {
    const byId = new Map(highlights.map((highlight) => [highlight.id, highlight]));
    const found = new Map<string, HTMLElement[]>();
    for (const block of blocks) {
      for (const mark of drawn.get(block.id)?.marks ?? []) {
        const highlight = byId.get(mark.dataset['highlight'] ?? '');
        if (highlight === undefined) continue;
        const own = found.get(highlight.id) ?? [];
        describeMark(mark, highlight, own.length === 0);
        own.push(mark);
        found.set(highlight.id, own);
      }
    }
    pieces = found;
  }

  function showChosen(): void {
    for (const [id, marks] of pieces) {
      for (const mark of marks) mark.toggleAttribute('data-chosen', chosen.has(id));
    }
  }

  return {
    piecesOf: (id) => pieces.get(id) ?? [],
    draw(highlights) {
      // Of two that overlap the one that begins later, or is shorter, lies on top: so neither hides the other.
      const ordered = highlights.toSorted((a, b) => a.start - b.start || b.end - a.end);
      let isChanged = false;
      for (const block of blocks) {
        const inside = ordered.filter(({ start, end }) => start < block.end && block.start < end);
        if (drawBlock(block, inside)) isChanged = true;
      }
      describe(highlights);
      showChosen();
      return isChanged;
    },
    choose(ids) {
      chosen = new Set(ids);
      showChosen();
    },
  };
}

/** Only the first piece is a stop of the Tab key and says what it is. */
function describeMark(mark: HTMLElement, highlight: ReaderHighlight, isFirst: boolean): void {
  mark.dataset['kind'] = String(highlight.kind);
  mark.title = highlight.name;
  mark.tabIndex = isFirst ? 0 : -1;
  if (isFirst) mark.setAttribute('aria-description', highlight.description);
}

function unwrap(marks: readonly HTMLElement[]): void {
  for (const mark of marks) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

/** A text node of a block, and the units of the canonical text that come from it. */
export interface TextRun {
  readonly node: Text;
  /** UTF-16 offset of the first unit in the canonical text. */
  readonly start: number;
  readonly units: readonly UnitPlace[];
}

function textRuns(units: readonly UnitPlace[], block: Block): readonly TextRun[] {
  const runs: { node: Text; start: number; units: UnitPlace[] }[] = [];
  units.forEach((unit, at) => {
    const last = runs.at(-1);
    if (last?.node === unit.node) last.units.push(unit);
    else runs.push({ node: unit.node, start: block.start + at, units: [unit] });
  });
  return runs;
}
