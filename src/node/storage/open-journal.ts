import type { LoggedEvent } from '#core/annotations/note-event';
import { listGenerations, readGeneration, type Generation } from '#node/storage/journal-generation';

/** What a folder of journals gave at start. */
export type OpenedJournal =
  | { readonly status: 'empty'; readonly highest: number }
  /** The system would not give the bytes: they may be fine. */
  | { readonly status: 'unreadable'; readonly message: string }
  | { readonly status: 'newer' }
  | {
      readonly status: 'read';
      readonly newest: Generation;
      readonly log: readonly LoggedEvent[];
      /** Events are lost that no older file has either. */
      readonly isDamaged: boolean;
    };

/**
 * Reads the newest generation; where it is damaged, what it lacks is taken from the older ones: each event has its
 * number, whichever file it stands in. Never throws, writes nothing.
 */
export function openJournal(folder: string): OpenedJournal {
  try {
    const [latest, ...older] = listGenerations(folder);
    if (latest === undefined) return { status: 'empty', highest: 0 };
    const newest = readGeneration(latest.number, latest.path);
    if (newest.isNewer) return { status: 'newer' };
    if (newest.isWhole) return { status: 'read', newest, log: newest.events, isDamaged: false };
    const others = newest.head?.alone ? [] : older.map(({ number, path }) => readGeneration(number, path));
    if (others.some(({ isNewer }) => isNewer)) return { status: 'newer' };
    return heal(newest, others);
  } catch (error) {
    return { status: 'unreadable', message: String(error) };
  }
}

function heal(newest: Generation, older: readonly Generation[]): OpenedJournal {
  const bySeq = new Map<number, LoggedEvent>();
  // The newest file comes last: what it has itself is taken from it.
  for (const generation of [...older.toReversed(), newest]) {
    for (const logged of generation.events) bySeq.set(logged.seq, logged);
  }
  const log = [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
  return { status: 'read', newest, log, isDamaged: !isHealed(newest, older, new Set(bySeq.keys())) };
}

/** Whether a whole older file reaches as far as the part that is short, and nothing is missing after it. */
function isHealed(newest: Generation, older: readonly Generation[], known: ReadonlySet<number>): boolean {
  const { head, events } = newest;
  if (head === undefined || newest.isLastDamaged) return false;
  const last = events.at(-1)?.seq ?? head.upTo;
  for (let seq = head.upTo + 1; seq <= last; seq += 1) if (!known.has(seq)) return false;
  return !newest.isKeptPartShort || older.some((one) => one.isWhole && lastOf(one) >= head.upTo);
}

function lastOf({ events, head }: Generation): number {
  return events.at(-1)?.seq ?? head?.upTo ?? 0;
}
