import type { ReaderHighlight } from '#shared/reader-messages';
import type { TextRun } from './draw-highlights.ts';

/**
 * Puts the parts of one text node that are highlighted into `mark` elements, one inside the other where several
 * highlights lie over each other. `highlights` from the outermost to the innermost. Returns the marks in their order.
 */
export function wrapText(
  document: Document,
  run: TextRun,
  highlights: readonly ReaderHighlight[],
): readonly HTMLElement[] {
  const end = run.start + run.units.length;
  const inside = highlights.filter((one) => one.start < end && run.start < one.end);
  if (inside.length === 0) return [];
  const marks: HTMLElement[] = [];
  const whole = document.createDocumentFragment();
  /** The marks that are open, outermost first. */
  let open: readonly HTMLElement[] = [];
  const cuts = cutsOf(run.start, end, inside);
  const { data } = run.node;
  let from = 0;
  cuts.forEach((cut, at) => {
    const to = cuts[at + 1];
    // White space that the canonical text folds stays outside where it stands at an end.
    const place = to === undefined ? data.length : offsetOf(run, to, cut);
    const covering = to === undefined ? [] : inside.filter((one) => one.start <= cut && to <= one.end);
    const begin = covering.length === 0 ? from : offsetOf(run, cut);
    if (from < begin) (open.at(-1) ?? whole).append(data.slice(from, begin));
    open = openMarks(document, whole, open, covering, marks);
    if (begin < place) (open.at(-1) ?? whole).append(data.slice(begin, place));
    from = place;
  });
  run.node.replaceWith(whole);
  return marks;
}

/** Offsets of the canonical text at which highlights begin or end in a run, its own ends among them. */
function cutsOf(start: number, end: number, highlights: readonly ReaderHighlight[]): readonly number[] {
  const places = highlights.flatMap((one) => [Math.max(one.start, start), Math.min(one.end, end)]);
  return [...new Set([start, ...places, end])].toSorted((a, b) => a - b);
}

/** Offset in the text node of a place in the canonical text; after its last unit where it is an end. */
function offsetOf(run: TextRun, place: number, after?: number): number {
  if (after === undefined) return run.units[place - run.start]?.offset ?? run.node.data.length;
  return (run.units[place - run.start - 1]?.offset ?? 0) + 1;
}

/** Closes the marks that end here and opens those that begin; what goes on stays one element. */
function openMarks(
  document: Document,
  whole: DocumentFragment,
  open: readonly HTMLElement[],
  covering: readonly ReaderHighlight[],
  marks: HTMLElement[],
): readonly HTMLElement[] {
  const same = covering.findIndex(({ id }, at) => open[at]?.dataset['highlight'] !== id);
  const kept = open.slice(0, same === -1 ? covering.length : same);
  const next = [...kept];
  for (const { id } of covering.slice(kept.length)) {
    const mark = document.createElement('mark');
    mark.dataset['highlight'] = id;
    (next.at(-1) ?? whole).append(mark);
    next.push(mark);
    marks.push(mark);
  }
  return next;
}
