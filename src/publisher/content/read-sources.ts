import type { Source } from '#core/archive/source';
import { blankPages, PAGE_TEXTS_TYPE, type FilePages, type PageTexts } from '#core/archive/source-file';
import { canonicalJson } from '#core/edition/canonical-json';
import { sha256Hex } from '#node/edition/sha256';
import type { PagesFailure } from '../pdf/read-pages.ts';
import type { ReadPages } from '../pdf/read-pages-apart.ts';
import type { FileBlob, Placed } from './content.ts';
import type { FileBlobs } from './file-blobs.ts';
import type { ParsedSource } from './parse-source.ts';
import type { ProblemCode, Report } from './problem.ts';
import { readSourceFile } from './read-files.ts';

const PDF = 'application/pdf';
/** Fewer pages without text than one in this many are covers, pictures and empty backs: not worth a warning. */
const BLANK_SHARE = 10;

/** The sources of a content folder with the files that they name. */
export interface ReadSources {
  readonly sources: readonly Placed<Source>[];
  readonly files: readonly FileBlob[];
  /** What stands on the pages of a source's file, by id of the source; only where anything does. */
  readonly pages: ReadonlyMap<string, readonly string[]>;
}

export interface ReadSourcesPorts {
  readonly blobs: FileBlobs;
  readonly readPages: ReadPages;
  readonly report: Report;
}

/** Finds the files of all sources, and reads the pages of those that are PDFs; tells what is wrong with them. */
export async function readSources(
  records: readonly Placed<ParsedSource>[],
  ports: ReadSourcesPorts,
): Promise<ReadSources> {
  const sources: Placed<Source>[] = [];
  const files: FileBlob[] = [];
  const pages = new Map<string, readonly string[]>();
  const known = new Map<string, ReturnType<ReadPages>>();
  const readOnce: ReadPages = (path) => {
    const reading = known.get(path) ?? ports.readPages(path);
    known.set(path, reading);
    return reading;
  };
  for (const placed of records) {
    const { source, filePath } = placed.value;
    const at = placeOf(placed);
    const blob =
      filePath === undefined ? undefined : await readSourceFile(at, filePath, ports.blobs, ports.report);
    if (blob === undefined) {
      sources.push({ ...placed, value: source });
      continue;
    }
    files.push(blob);
    const texts = await pagesOf(placed, blob, { ...ports, readPages: readOnce });
    if (texts !== undefined) pages.set(source.id, texts);
    const { sha256, size, type } = blob;
    const file = { sha256, size, type, ...(texts === undefined ? {} : { pages: describePages(texts) }) };
    sources.push({ ...placed, value: { ...source, file } });
  }
  return { sources, files, pages };
}

/** The bytes of the blob with the texts of a file's pages. */
export function pageTextBytes(pages: readonly string[]): Buffer {
  const texts: PageTexts = { version: 1, pages };
  return Buffer.from(canonicalJson(texts));
}

function describePages(pages: readonly string[]): FilePages {
  const bytes = pageTextBytes(pages);
  const blob = { sha256: sha256Hex(bytes), size: bytes.length, type: PAGE_TEXTS_TYPE };
  return { ...blob, count: pages.length, blank: blankPages(pages) };
}

/** Where a source names its file. */
function placeOf({ file, line, value }: Placed<ParsedSource>) {
  return { file, line: value.fileLine ?? line };
}

/** Nothing for a picture, for a PDF that cannot be read, and for one without any text. */
async function pagesOf(
  source: Placed<ParsedSource>,
  { path, type }: FileBlob,
  { readPages, report }: ReadSourcesPorts,
): Promise<readonly string[] | undefined> {
  if (type !== PDF) return undefined;
  const name = `"${source.value.filePath ?? ''}"`;
  const at = placeOf(source);
  const read = await readPages(path);
  if (!read.ok) {
    const { code, sentence } = FAILURES[read.code];
    report({ ...at, code, severity: 'error', message: `${name} ${sentence}` });
    return undefined;
  }
  const pages = read.value;
  const blank = blankPages(pages);
  if (blank.length * BLANK_SHARE > pages.length) {
    const message = `${name} has no text on ${whichPages(blank, pages.length)}: nothing there can be searched`;
    report({ ...at, code: 'pdf-no-text', severity: 'warning', message });
  }
  return blank.length === pages.length ? undefined : pages;
}

const FAILURES: Readonly<Record<PagesFailure, { readonly code: ProblemCode; readonly sentence: string }>> = {
  damaged: { code: 'pdf-damaged', sentence: 'is no PDF that can be read: open it and save it anew as PDF' },
  locked: {
    code: 'pdf-locked',
    sentence: 'is locked with a password, and no reader of the archive could open it',
  },
  'too-many-pages': { code: 'pdf-too-large', sentence: 'has more than 10,000 pages: cut it into parts' },
  'too-much-text': { code: 'pdf-too-large', sentence: 'has more text than any document: cut it into parts' },
  'too-long': {
    code: 'pdf-too-large',
    sentence: 'takes longer than three minutes to read: cut it into parts',
  },
  crashed: {
    code: 'pdf-too-large',
    sentence:
      'needs more memory to be read than any document should: save it anew as PDF, or cut it into parts',
  },
};

/** `page 2`, `pages 1–3, 7`, `any page`. */
function whichPages(numbers: readonly number[], count: number): string {
  if (numbers.length === count) return 'any page';
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return `page${numbers.length === 1 ? '' : 's'} ${shown.join(', ')}`;
}
