import { createHash } from 'node:crypto';
import type { Fault } from '#node/storage/testing/faulty-files';
import type { AnnotationDraft } from '#core/annotations/annotation';

/** What a store gave when it was read. */
export interface Found {
  /** Text by number of the note. */
  readonly notes: ReadonlyMap<number, string>;
  /** It said itself that something was wrong. */
  readonly isTold: boolean;
}

/** A store under test, open. */
export interface OpenStore {
  /** Resolves when the store says that the note is on disk; throws where it is not. */
  save(number: number, body: string): Promise<void>;
  read(): Promise<Found>;
  close(): Promise<void>;
}

export interface Candidate {
  readonly name: string;
  /** Throws where another process has the store. With `fault`, the file system under it fails so, where that can be done. */
  open(folder: string, fault?: Fault): Promise<OpenStore>;
  /** Files that a database writes itself, for failing its system calls from outside; absent where `fault` does it. */
  readonly paths?: (folder: string) => readonly string[];
}

/** The note of a number, the same for every store: about 560 bytes of JSON. */
export function draftOf(number: number, body: string): AnnotationDraft & { readonly id: string } {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const target = {
    archive: 'attache-starter@0123456789abcdef',
    article: `article-${number % 500}`,
    block: `p-${number}`,
    title: 'The Palermo Convention, explained for delegates',
    quote: 'Words of the paragraph that the note is on, as they stood in the edition it was made on.',
    edition: 3,
  };
  return { id, motivation: 'commenting', target, body };
}

export function numberOf(id: string): number {
  return Number(id.slice(-12));
}

/** The text that note `number` must have, of about so many bytes. */
export function bodyOf(number: number, bytes = 220): string {
  return `note ${number} `.padEnd(bytes, `${number} `);
}

/** For stores that do not check what they read: the value with the beginning of its SHA-256, as our journal has it. */
export function seal(number: number, body: string): string {
  const { id, ...draft } = draftOf(number, body);
  const at = new Date().toISOString();
  const text = JSON.stringify({ id, ...draft, created: at, modified: at });
  return `${sha256(text)} ${text}`;
}

/** The text in a sealed value; `undefined` where it is not what was written. */
export function unseal(value: string): string | undefined {
  const text = value.slice(33);
  if (value.slice(0, 32) !== sha256(text)) return undefined;
  const { body }: { readonly body: string } = JSON.parse(text);
  return body;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
