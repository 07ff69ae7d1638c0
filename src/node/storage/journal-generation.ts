import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseNoteEvent, serialiseNoteEvent, type LoggedEvent } from '#core/annotations/note-event';
import { errorCode, PRIVATE_FILE_MODE, writeFileChecked } from '#node/storage/checked-writer';
import type { FilePort } from '#node/storage/file-port';
import { formatNoteLine, readNoteLines, type ReadLines } from '#node/storage/note-lines';

/** Version of the files; a later one is not written by this app. */
const FORMAT_VERSION = 1;

const headSchema = z.object({
  format: z.literal('attache-notes'),
  version: z.int().min(1),
  /** Events that were written with the file; what follows them was added one by one. */
  kept: z.int().min(0),
  /** Number of the last of them. */
  upTo: z.int().min(0),
  /** Something was deleted for good: older generations must go and are not read. */
  alone: z.boolean(),
});

type GenerationHead = z.infer<typeof headSchema>;

/** One file of the journal as it was found. */
export interface Generation {
  readonly number: number;
  readonly path: string;
  readonly bytes: Buffer;
  readonly head: GenerationHead | undefined;
  readonly events: readonly LoggedEvent[];
  /** A later app wrote it, or something in it. */
  readonly isNewer: boolean;
  /** No event of it is missing. */
  readonly isWhole: boolean;
  /** A damaged line stands behind the last event: what it was is not known. */
  readonly isLastDamaged: boolean;
  /** Events of the part written with the file are missing; another generation may have them. */
  readonly isKeptPartShort: boolean;
  /** Offset where the next line goes. */
  readonly end: number;
  /** No line may be written behind the last one. */
  readonly isClosed: boolean;
}

const NAME = /^notes-(\d{6,})\.journal$/;

/** Paths of the files of a journal, the latest first. */
export function listGenerations(
  folder: string,
): readonly { readonly number: number; readonly path: string }[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const number = NAME.exec(name)?.[1];
      return number === undefined ? [] : [{ number: Number(number), path: join(folder, name) }];
    })
    .toSorted((a, b) => b.number - a.number);
}

export function generationPath(folder: string, number: number): string {
  return join(folder, `notes-${String(number).padStart(6, '0')}.journal`);
}

/** Writes a whole generation through the checked writer; gives its size in bytes. Throws as that does. */
export function writeGeneration(
  path: string,
  events: readonly LoggedEvent[],
  alone: boolean,
  files: FilePort,
): number {
  const upTo = events.at(-1)?.seq ?? 0;
  const head: GenerationHead = {
    format: 'attache-notes',
    version: FORMAT_VERSION,
    kept: events.length,
    upTo,
    alone,
  };
  const lines = [formatNoteLine(0, head), ...events.map(formatEvent)];
  const bytes = Buffer.from(lines.join(''), 'utf8');
  writeFileChecked(path, bytes, PRIVATE_FILE_MODE, files);
  return bytes.length;
}

export function formatEvent({ seq, event }: LoggedEvent): string {
  return formatNoteLine(seq, serialiseNoteEvent(event));
}

/** Reads one file. Throws where the system does not give its bytes; nothing in them makes it throw. */
export function readGeneration(number: number, path: string): Generation {
  const bytes = readFileSync(path);
  const read = readNoteLines(bytes);
  const [first, ...rest] = read.lines;
  const parsedHead = first?.seq === 0 ? headSchema.safeParse(first.value) : undefined;
  const head = parsedHead?.success ? parsedHead.data : undefined;
  const events: LoggedEvent[] = [];
  let isNewer = head !== undefined && head.version > FORMAT_VERSION;
  for (const { seq, value } of head === undefined ? read.lines : rest) {
    const event = parseNoteEvent(value);
    if (event.ok) events.push({ seq, event: event.value });
    else if (event.code === 'newer') isNewer = true;
  }
  return {
    number,
    path,
    bytes,
    head,
    events,
    isNewer,
    ...wholenessOf(head, events, read),
    end: read.end,
    isLastDamaged: read.isLastDamaged,
    isClosed: read.isUnended || read.damaged > 0,
  };
}

/**
 * Nothing is missing where the first part has as many events as its head says, the numbers after it leave no gap, and no
 * damaged line stands behind the last one.
 */
function wholenessOf(
  head: GenerationHead | undefined,
  events: readonly LoggedEvent[],
  read: ReadLines,
): Pick<Generation, 'isWhole' | 'isKeptPartShort'> {
  if (head === undefined) return { isWhole: false, isKeptPartShort: true };
  const added = events.filter(({ seq }) => seq > head.upTo);
  const isRunning = added.every(({ seq }, at) => seq === head.upTo + 1 + at);
  const isKeptPartShort = events.length - added.length !== head.kept;
  return { isWhole: !isKeptPartShort && isRunning && !read.isLastDamaged, isKeptPartShort };
}
