import type { Annotation } from '#core/annotations/annotation';
import type { LoggedEvent, NoteEvent } from '#core/annotations/note-event';
import { assertNever } from '#core/assert-never';

/** Days a removed annotation stays in the trash. */
export const TRASH_DAYS = 30;
const DAY_MS = 86_400_000;

/** Something that was removed and can be had back. */
export interface TrashedAnnotation {
  readonly annotation: Annotation;
  /** ISO 8601 instant. */
  readonly removed: string;
}

/** What the events come to. */
export interface NotesState {
  /** In order of their making. */
  readonly annotations: readonly Annotation[];
  /** In order of their removal. */
  readonly trash: readonly TrashedAnnotation[];
}

export const NO_NOTES: NotesState = { annotations: [], trash: [] };

/** All events, in order. */
export function replayEvents(log: readonly LoggedEvent[]): NotesState {
  const live = new Map<string, Annotation>();
  const trash = new Map<string, TrashedAnnotation>();
  for (const { event } of log) {
    switch (event.op) {
      case 'put':
        trash.delete(event.annotation.id);
        live.set(event.annotation.id, event.annotation);
        break;
      case 'remove': {
        const annotation = live.get(event.id);
        if (annotation === undefined) break;
        live.delete(event.id);
        trash.set(event.id, { annotation, removed: event.at });
        break;
      }
      case 'forget':
        for (const id of event.ids) trash.delete(id);
        break;
      default:
        assertNever(event);
    }
  }
  return { annotations: inOrderOfMaking([...live.values()]), trash: [...trash.values()] };
}

/** One event more. */
export function applyEvent(state: NotesState, event: NoteEvent): NotesState {
  switch (event.op) {
    case 'put': {
      const { annotation } = event;
      const trash = state.trash.filter((one) => one.annotation.id !== annotation.id);
      const isKnown = state.annotations.some(({ id }) => id === annotation.id);
      const annotations = isKnown
        ? state.annotations.map((one) => (one.id === annotation.id ? annotation : one))
        : inOrderOfMaking([...state.annotations, annotation]);
      return { annotations, trash };
    }
    case 'remove': {
      const annotation = state.annotations.find(({ id }) => id === event.id);
      if (annotation === undefined) return state;
      return {
        annotations: state.annotations.filter((one) => one !== annotation),
        trash: [...state.trash, { annotation, removed: event.at }],
      };
    }
    case 'forget':
      return { ...state, trash: state.trash.filter(({ annotation }) => !event.ids.includes(annotation.id)) };
    default:
      return assertNever(event);
  }
}

/** Ids of what has been in the trash for its days. */
export function expiredIds(trash: readonly TrashedAnnotation[], now: string): readonly string[] {
  return trash.filter(({ removed }) => daysLeft(removed, now) <= 0).map(({ annotation }) => annotation.id);
}

/** Days that something stays in the trash: from {@link TRASH_DAYS} at its removal down to 0. */
export function daysLeft(removed: string, now: string): number {
  const left = Date.parse(removed) + TRASH_DAYS * DAY_MS - Date.parse(now);
  return Math.min(TRASH_DAYS, Math.max(0, Math.ceil(left / DAY_MS)));
}

function inOrderOfMaking(annotations: readonly Annotation[]): readonly Annotation[] {
  const isSorted = annotations.every(
    ({ created }, at) => at === 0 || (annotations[at - 1]?.created ?? '') <= created,
  );
  if (isSorted) return annotations;
  return annotations.toSorted((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0));
}
