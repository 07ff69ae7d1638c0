import { describe, expect, it } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import {
  parseNoteEvent,
  serialiseNoteEvent,
  type LoggedEvent,
  type NoteEvent,
} from '#core/annotations/note-event';
import { versionsOf, wantedEvents } from '#core/annotations/note-history';
import { changeOf, restorable } from '#core/annotations/notes-changes';
import { applyEvent, daysLeft, expiredIds, NO_NOTES, replayEvents } from '#core/annotations/notes-state';

const START = Date.parse('2026-11-24T08:00:00.000Z');
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();
const idOf = (digit: number): string => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`;

function note(digit: number, body: string, minutes: number): Annotation {
  return {
    id: idOf(digit),
    motivation: 'commenting',
    target: { archive: 'a@0123456789abcdef', article: `a-${digit}`, title: 'T', edition: 1 },
    body,
    tags: [],
    created: at(digit),
    modified: at(minutes),
  };
}

/** A run of events that look drawn at random and are the same for the same seed. */
function drawEvents(seed: number, count: number): readonly LoggedEvent[] {
  let state = seed;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, (_, index): LoggedEvent => {
    const digit = 1 + draw(5);
    const what = draw(10);
    const event: NoteEvent =
      what < 6
        ? { op: 'put', annotation: note(digit, 'x'.repeat(draw(40)), 10 + index * draw(4)) }
        : what < 9
          ? { op: 'remove', id: idOf(digit), at: at(10 + index) }
          : { op: 'forget', ids: [idOf(digit)], at: at(10 + index) };
    return { seq: index + 1, event };
  });
}

describe('what the events come to', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is the same one by one, all at once and without what is passing (%i)',
    (seed) => {
      // Something is deleted for good only out of the trash.
      let state = NO_NOTES;
      const log: LoggedEvent[] = [];
      for (const logged of drawEvents(seed, 120)) {
        const { event } = logged;
        if (event.op === 'remove' && !state.annotations.some(({ id }) => id === event.id)) continue;
        if (event.op === 'forget' && !state.trash.some((one) => event.ids.includes(one.annotation.id)))
          continue;
        log.push(logged);
        state = applyEvent(state, event);
        expect(replayEvents(log)).toEqual(state);
        expect(replayEvents(wantedEvents(log))).toEqual(state);
      }
      expect(wantedEvents(log).length).toBeLessThan(log.length);
      expect(wantedEvents(wantedEvents(log))).toEqual(wantedEvents(log));
    },
  );

  it('is on disk in a form that is read back, each event by itself', () => {
    for (const { event } of drawEvents(9, 60)) {
      expect(parseNoteEvent(JSON.parse(JSON.stringify(serialiseNoteEvent(event))))).toEqual({
        ok: true,
        value: event,
      });
    }
    expect(parseNoteEvent({ v: 99, op: 'wipe' })).toMatchObject({ ok: false, code: 'newer' });
    for (const junk of [null, 7, [], {}, { v: 1, op: 'wipe' }, { v: 1, op: 'put', annotation: {} }]) {
      expect(parseNoteEvent(junk)).toMatchObject({ ok: false, code: 'invalid' });
    }
  });
});

describe('the versions of a note', () => {
  const put = (seq: number, body: string, minutes: number): LoggedEvent => ({
    seq,
    event: { op: 'put', annotation: note(1, body, minutes) },
  });
  const bodies = (log: readonly LoggedEvent[]) => versionsOf(log, idOf(1)).map(({ body }) => body);

  it('leave out moments of typing, and keep a text of which much was taken out at once', () => {
    const typed = [put(1, 'a', 10), put(2, 'ab', 10.1), put(3, 'abc', 10.2)];
    expect(bodies(typed)).toEqual(['abc']);
    expect(bodies([...typed, put(4, '', 10.3)])).toEqual(['', 'abc']);
    expect(bodies([...typed, put(4, 'abcd', 13)])).toEqual(['abcd', 'abc']);
    // What was restored over it is no going on with it, though it is longer.
    expect(bodies([...typed, put(4, 'an earlier text', 10.3)])).toEqual(['an earlier text', 'abc']);
    expect(bodies([put(1, 'the words', 10), put(2, 'the other words', 10.2)])).toEqual(['the other words']);
  });

  it('keep each choice of tags', () => {
    const tagged = (seq: number, tags: readonly string[]): LoggedEvent => ({
      seq,
      event: { op: 'put', annotation: { ...note(1, 'a', 10 + seq / 10), tags } },
    });
    const log = [tagged(1, []), tagged(2, ['x']), tagged(3, ['x', 'y'])];
    expect(versionsOf(log, idOf(1)).map(({ tags }) => tags.join(' '))).toEqual(['x y', 'x', '']);
  });

  it('are none of a note that was deleted for good', () => {
    const log: readonly LoggedEvent[] = [
      put(1, 'a', 10),
      { seq: 2, event: { op: 'remove', id: idOf(1), at: at(20) } },
      { seq: 3, event: { op: 'forget', ids: [idOf(1)], at: at(30) } },
    ];
    expect(bodies(log)).toEqual([]);
  });
});

describe('the trash', () => {
  const trashed = applyEvent(applyEvent(NO_NOTES, { op: 'put', annotation: note(1, 'old', 10) }), {
    op: 'remove',
    id: idOf(1),
    at: at(20),
  });

  it.each([
    [0, 30],
    [1, 30],
    [24 * 60, 29],
    [30 * 24 * 60 - 1, 1],
    [30 * 24 * 60, 0],
    [-60, 30],
  ])('after %i minutes has %i days left', (minutes, days) => {
    expect(daysLeft(at(20), at(20 + minutes))).toBe(days);
    expect(expiredIds(trashed.trash, at(20 + minutes))).toEqual(days === 0 ? [idOf(1)] : []);
  });

  it('gives back what was in it, unless its place is taken', () => {
    expect(restorable(trashed, idOf(1))).toEqual({ ok: true, value: note(1, 'old', 10) });
    expect(restorable(trashed, idOf(2))).toMatchObject({ ok: false, code: 'unknown' });
    const other = { ...note(1, 'new', 30), id: idOf(2) };
    const taken = applyEvent(trashed, { op: 'put', annotation: other });
    expect(restorable(taken, idOf(1))).toMatchObject({ ok: false, code: 'taken' });
  });

  it('lets go what is saved again under its id, with the time of its making', () => {
    const { created, modified: _modified, ...draft } = note(1, 'old', 10);
    const again = changeOf(trashed, draft, { id: idOf(9), now: at(40) });
    expect(again).toMatchObject({ ok: true, value: { annotation: { id: idOf(1), created }, changed: true } });
  });
});
