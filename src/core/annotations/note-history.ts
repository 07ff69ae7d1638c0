import type { Annotation } from '#core/annotations/annotation';
import type { LoggedEvent } from '#core/annotations/note-event';

/** Within so long of the next version that is kept, a version may be a moment of one's typing. In ms. */
export const TYPING_MS = 120_000;
/** Where less than this share of its text stands in the next one, something was taken out: both are kept. */
const KEPT_SHARE = 0.8;

/** The versions of one annotation, the latest first. */
export function versionsOf(log: readonly LoggedEvent[], id: string): readonly Annotation[] {
  const own = log.filter(({ event }) =>
    event.op === 'put'
      ? event.annotation.id === id
      : event.op === 'forget'
        ? event.ids.includes(id)
        : event.id === id,
  );
  return wantedEvents(own)
    .flatMap(({ event }) => (event.op === 'put' ? [event.annotation] : []))
    .toReversed();
}

/**
 * The events that are worth their place: without moments of typing, without what was deleted for good, and without
 * removals that were undone. What they come to is the same. Every stop of two minutes is a version, and so is every
 * text of which a fifth or more was then taken out.
 */
export function wantedEvents(log: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const next = new Map<string, Annotation>();
  const settled = new Set<string>();
  const forgotten = new Set<string>();
  return log
    .toReversed()
    .filter(({ event }) => {
      if (event.op === 'forget') {
        for (const id of event.ids) forgotten.add(id);
        return true;
      }
      const id = event.op === 'put' ? event.annotation.id : event.id;
      if (forgotten.has(id)) return false;
      const isLast = !settled.has(id);
      settled.add(id);
      if (event.op === 'remove') return isLast;
      const following = next.get(id);
      if (following !== undefined && isPassing(event.annotation, following)) return false;
      next.set(id, event.annotation);
      return true;
    })
    .toReversed();
}

function isPassing(version: Annotation, next: Annotation): boolean {
  if (hasSameContent(version, next)) return true;
  const pause = Date.parse(next.modified) - Date.parse(version.modified);
  const isTyping = pause < TYPING_MS && hasSameMarks(version, next);
  return isTyping && keptLength(version.body, next.body) >= version.body.length * KEPT_SHARE;
}

/** A kind or tag that was chosen is no typing. */
function hasSameMarks(one: Annotation, other: Annotation): boolean {
  return one.kind === other.kind && JSON.stringify(one.tags) === JSON.stringify(other.tags);
}

/** How much of a text stands at the beginning and the end of the next one, in UTF-16 units. */
function keptLength(text: string, next: string): number {
  const most = Math.min(text.length, next.length);
  let start = 0;
  while (start < most && text[start] === next[start]) start += 1;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === next.at(-1 - end)) end += 1;
  return start + end;
}

/** Everything that can change of an annotation, but for the time. */
function hasSameContent(one: Annotation, other: Annotation): boolean {
  return JSON.stringify({ ...one, modified: '' }) === JSON.stringify({ ...other, modified: '' });
}
