import { hash } from 'node:crypto';

/**
 * One line of a journal: `<check> <number> <JSON>`. The check is the beginning of the SHA-256 of what follows it, so a
 * line is believed or not by itself; JSON has no line ends, so after a damaged line the next one is found. Any editor
 * can read it.
 */
export interface NoteLine {
  /** 0 is the head of the file. */
  readonly seq: number;
  readonly value: unknown;
}

/** What the bytes of a journal gave. */
export interface ReadLines {
  readonly lines: readonly NoteLine[];
  /** Lines that are not what was written. */
  readonly damaged: number;
  /** The last of the whole lines is one of them: nothing after it says what it was. */
  readonly isLastDamaged: boolean;
  /** The last line is good and has no end: nothing may be written behind it. */
  readonly isUnended: boolean;
  /** Offset behind the last good line. What follows, without a line end, was never said to be saved. */
  readonly end: number;
}

const CHECK_LENGTH = 32;
const LINE_END = 0x0a;

export function formatNoteLine(seq: number, value: unknown): string {
  const text = `${seq} ${JSON.stringify(value)}`;
  return `${checkOf(text)} ${text}\n`;
}

/** Reads every line that can be believed. Never throws. */
export function readNoteLines(bytes: Buffer): ReadLines {
  const lines: NoteLine[] = [];
  let [damaged, end] = [0, 0];
  let isLastDamaged = false;
  let isUnended = false;
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_END, start);
    const stop = found < 0 ? bytes.length : found;
    // Without its end a line is torn, or its end is what was damaged.
    const line =
      readLine(bytes.subarray(start, stop)) ?? (found < 0 ? readLine(bytes.subarray(start, -1)) : null);
    if (line !== null) {
      lines.push(line);
      end = Math.min(stop + 1, bytes.length);
      isUnended = found < 0;
      isLastDamaged = false;
    } else if (found >= 0) {
      damaged += 1;
      isLastDamaged = true;
    }
    start = stop + 1;
  }
  return { lines, damaged, isLastDamaged, isUnended, end };
}

function readLine(bytes: Buffer): NoteLine | null {
  if (bytes.length < CHECK_LENGTH + 4 || bytes[CHECK_LENGTH] !== 0x20) return null;
  const rest = bytes.subarray(CHECK_LENGTH + 1);
  if (bytes.toString('latin1', 0, CHECK_LENGTH) !== checkOf(rest)) return null;
  const space = rest.indexOf(0x20);
  const seq = Number(rest.toString('latin1', 0, space));
  try {
    const value: unknown = JSON.parse(rest.toString('utf8', space + 1));
    return Number.isSafeInteger(seq) && seq >= 0 ? { seq, value } : null;
  } catch {
    // Its check holds and it is no JSON: nothing of ours. Counted as damage by the caller.
    return null;
  }
}

function checkOf(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex').slice(0, CHECK_LENGTH);
}
