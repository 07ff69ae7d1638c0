// Texts of articles as they were, beside the person's notes and not in the archive: no edition can take them away.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleText } from '#core/archive/article-text';
import { isWanted, type WantedTexts } from '#core/changes/wanted-texts';
import { parseArticleText } from '#core/edition/parse-article-text';
import { fail, ok, type Result } from '#core/result';
import { FILE_OPS, replaceFile, systemCode, writeFailure, type FileOps } from '#node/edition/durable-files';
import { readJson } from '#node/edition/read-json';
import { sha256Hex } from '#node/edition/sha256';

/** An old text: the edition it was kept from, and the SHA-256 of its bytes. */
export interface OldText {
  readonly edition: number;
  readonly text: string;
}

export interface OldTextsStore {
  /** Kept texts of an article, the newest edition first. */
  list(archive: string, article: string): Promise<readonly OldText[]>;
  /** Keeps a text; one that is there whole is left as it is. `bad-data`: the bytes are not what the name says. */
  keep(
    archive: string,
    article: string,
    kept: OldText,
    bytes: Uint8Array,
  ): Promise<Result<true, 'bad-data' | 'disk-full' | 'write-failed'>>;
  /** `not-kept`: it is not there, or damaged. */
  read(archive: string, article: string, text: string): Promise<Result<ArticleText, 'not-kept'>>;
  /** Removes every text that nobody wants, and what a killed process left. */
  sweep(wanted: readonly WantedTexts[]): Promise<Result<true, 'write-failed'>>;
}

/** `<subject>-e<edition>-<sha256 of the bytes>.json`; the subject is a hash, so that no id names a file. */
const NAME = /^([0-9a-f]{32})-e([1-9]\d{0,15})-([0-9a-f]{64})\.json$/;
const SUBJECT_DIGITS = 32;
const OWNER_ONLY = 0o600;

interface Entry extends OldText {
  readonly name: string;
  readonly subject: string;
}

/** A store over a folder, which is made with the first text. */
export function createOldTextsStore(folder: string, fs: FileOps = FILE_OPS): OldTextsStore {
  const entriesOf = async (archive: string, article: string): Promise<readonly Entry[]> => {
    const subject = subjectOf(archive, article);
    const entries = (await listNames(folder)).flatMap(parseName);
    return entries.filter((entry) => entry.subject === subject).toSorted((a, b) => b.edition - a.edition);
  };
  return {
    async list(archive, article) {
      return (await entriesOf(archive, article)).map(({ edition, text }) => ({ edition, text }));
    },
    async keep(archive, article, { edition, text }, bytes) {
      if (sha256Hex(bytes) !== text) return fail('bad-data', `not the bytes of ${text}`);
      const same = (await entriesOf(archive, article)).find((entry) => entry.text === text);
      if (same !== undefined && (await readWhole(join(folder, same.name), text)) !== undefined)
        return ok(true);
      const name = same?.name ?? `${subjectOf(archive, article)}-e${edition}-${text}.json`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await replaceFile(fs, join(folder, name), bytes, OWNER_ONLY);
        return ok(true);
      } catch (error) {
        return writeFailure(error);
      }
    },
    async read(archive, article, text) {
      const found = (await entriesOf(archive, article)).find((entry) => entry.text === text);
      const bytes = found === undefined ? undefined : await readWhole(join(folder, found.name), text);
      const parsed = bytes === undefined ? undefined : readJson(bytes, parseArticleText);
      return parsed?.ok === true ? parsed : fail('not-kept', `the text ${text} is not kept`);
    },
    sweep: (wanted) => sweep(folder, fs, wanted),
  };
}

async function sweep(
  folder: string,
  fs: FileOps,
  wanted: readonly WantedTexts[],
): Promise<Result<true, 'write-failed'>> {
  const bySubject = new Map(wanted.map((one) => [subjectOf(one.archive, one.article), one]));
  try {
    for (const name of await listNames(folder)) {
      const [entry] = parseName(name);
      const want = entry === undefined ? undefined : bySubject.get(entry.subject);
      const isLeftover = entry === undefined && name.endsWith('.partial');
      // Files that are not ours are not ours to remove.
      if (entry === undefined && !isLeftover) continue;
      if (entry !== undefined && want !== undefined && isWanted(want, entry.text)) continue;
      await fs.rm(join(folder, name), { force: true });
    }
    return ok(true);
  } catch (error) {
    const failed = writeFailure(error);
    return fail('write-failed', failed.message);
  }
}

function subjectOf(archive: string, article: string): string {
  return sha256Hex(`${archive}/${article}`).slice(0, SUBJECT_DIGITS);
}

function parseName(name: string): readonly Entry[] {
  const [, subject = '', edition = '', text = ''] = NAME.exec(name) ?? [];
  return text === '' ? [] : [{ name, subject, edition: Number(edition), text }];
}

async function listNames(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    // No folder yet, or none that can be read: then nothing is kept. Writing says what is wrong with it.
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}

/** The bytes of a file where they are what its name says. */
async function readWhole(path: string, sha256: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(path);
    return sha256Hex(bytes) === sha256 ? bytes : undefined;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
