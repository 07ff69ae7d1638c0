/** `attache import`: pages and Markdown files → files of a content folder. It adds; it never changes what is there. */

import { basename, join } from 'node:path';
import { readExistingRecords, readNamedIds, type ExistingRecords } from './existing-records.ts';
import { importMarkdown } from './import-markdown.ts';
import { findMedia } from './import-media.ts';
import type {
  ImportedRecord,
  ImportNotice,
  ImportOptions,
  ImportReport,
  ImportStatus,
} from './import-report.ts';
import { parsePage } from './parse-page.ts';
import type { PageNotice } from './page-types.ts';
import { listInputs, readInput } from './read-input.ts';
import { renderArticle } from './render-article.ts';
import { renderConference, renderSource } from './render-records.ts';
import { resolvePage, type ResolvedPage } from './resolve-page.ts';
import { writeNewFile } from './write-new-file.ts';

/** The report while it grows, and the records that later inputs may meet. */
interface Run {
  readonly folder: string;
  readonly options: ImportOptions;
  readonly articles: ImportedRecord[];
  readonly sources: ImportedRecord[];
  readonly conferences: ImportedRecord[];
  readonly notices: ImportNotice[];
  existing: ExistingRecords;
}

/**
 * Imports files, and the pages of folders, into a content folder. Importing the same input again changes nothing.
 * Inputs that cannot be used are notices of severity `error`; the others are still imported. Throws where the disk
 * of the content folder fails.
 */
export async function importFiles(
  folder: string,
  inputs: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const existing = await readExistingRecords(folder);
  const run: Run = { folder, options, articles: [], sources: [], conferences: [], notices: [], existing };
  for (const path of existing.unreadable) {
    note(run, path, {
      line: 0,
      code: 'unreadable-record',
      severity: 'unsure',
      message: 'this file is no valid YAML; its records were not compared',
    });
  }
  const isCancelled = !(await importAll(run, inputs));
  const { articles, sources, conferences, notices } = run;
  return { isCancelled, articles, sources, conferences, notices };
}

/** False where it was stopped before the last file. */
async function importAll(run: Run, inputs: readonly string[]): Promise<boolean> {
  const { onProgress, isCancelled } = run.options;
  const lists: { input: string; paths: Awaited<ReturnType<typeof listInputs>> }[] = [];
  for (const input of inputs) lists.push({ input, paths: await listInputs(input) });
  const total = lists.reduce((sum, { paths }) => sum + (paths.ok ? paths.value.length : 0), 0);
  let done = 0;
  for (const { input, paths } of lists) {
    if (!paths.ok) {
      note(run, input, { line: 0, code: paths.code, severity: 'error', message: paths.message });
      continue;
    }
    for (const path of paths.value) {
      if (isCancelled?.()) return false;
      await importFile(run, path);
      done += 1;
      onProgress?.(done, total);
    }
  }
  return true;
}

async function importFile(run: Run, path: string): Promise<void> {
  const text = await readInput(path);
  if (!text.ok)
    return note(run, path, {
      line: text.line ?? 0,
      code: text.code,
      severity: 'error',
      message: text.message,
    });
  const kind = run.options.as === 'auto' ? detectKind(path, text.value) : run.options.as;
  if (kind === undefined) {
    const message = 'this kind of file is not known; name it with --as text or --as markdown';
    return note(run, path, { line: 0, code: 'unknown-kind', severity: 'error', message });
  }
  await (kind === 'markdown' ? importMarkdownFile(run, path, text.value) : importPage(run, path, text.value));
}

/** By the name of the file; without a telling name by how it begins. */
function detectKind(path: string, text: string): 'text' | 'markdown' | undefined {
  if (/\.(?:md|markdown)$/iu.test(path)) return 'markdown';
  if (/\.(?:txt|text)$/iu.test(path))
    return /^\uFEFF?---\r?\n[\s\S]{0,4000}?^title:/mu.test(text) ? 'markdown' : 'text';
  if (/\.[a-z0-9]{1,6}$/iu.test(basename(path)) || /^\s*<(?:!doctype|html|\?xml)/iu.test(text))
    return undefined;
  return /^\uFEFF?---\r?\n/u.test(text) ? 'markdown' : 'text';
}

async function importPage(run: Run, path: string, text: string): Promise<void> {
  const parsed = parsePage(text, { fileName: basename(path), languages: run.existing.languages });
  for (const notice of parsed.notices) note(run, path, notice);
  if (parsed.notices.some((notice) => notice.severity === 'error')) return;
  const written = join(run.folder, `articles/${parsed.lang}/${parsed.id}.md`);
  const resolved = resolvePage(parsed, run.existing, await readNamedIds(written));
  for (const notice of resolved.notices) note(run, path, notice);
  await writeRecords(run, path, resolved);
  const { page } = resolved;
  const article = { id: page.id, title: page.title, path: `articles/${page.lang}/${page.id}.md` };
  run.articles.push(await writeOne(run, path, article, renderArticle(page)));
}

/** Sources and conferences before the article that names them: an interrupted import leaves no dangling citation. */
async function writeRecords(run: Run, from: string, resolved: ResolvedPage): Promise<void> {
  for (const { id, title, path } of resolved.knownSources)
    run.sources.push({ id, title, path, status: 'merged', from });
  for (const source of resolved.newSources) {
    const file = { id: source.id, title: source.title, path: `sources/${source.id}.yaml` };
    run.sources.push(await writeOne(run, from, file, renderSource(source, resolved.page.lang)));
  }
  for (const { id, titles, path } of resolved.knownConferences) {
    run.conferences.push({ id, title: titles[0] ?? id, path, status: 'merged', from });
  }
  for (const conference of resolved.newConferences) {
    const file = { id: conference.id, title: conference.title, path: `conferences/${conference.id}.yaml` };
    run.conferences.push(await writeOne(run, from, file, renderConference(conference)));
  }
  remember(run, resolved);
}

/** Later inputs of the same run meet these records as if they had been in the folder. */
function remember(run: Run, resolved: ResolvedPage): void {
  const sources = resolved.newSources.map((source) => ({ ...source, path: `sources/${source.id}.yaml` }));
  const conferences = resolved.newConferences.map(({ id, title, place, start, end }) => {
    return { id, titles: [title], places: [place], start, end, path: `conferences/${id}.yaml` };
  });
  run.existing = {
    ...run.existing,
    sources: [...run.existing.sources, ...sources],
    conferences: [...run.existing.conferences, ...conferences],
  };
}

async function importMarkdownFile(run: Run, path: string, text: string): Promise<void> {
  const article = importMarkdown(text, basename(path), run.existing.languages);
  for (const notice of article.notices) note(run, path, notice);
  if (article.notices.some((notice) => notice.severity === 'error')) return;
  if (!/^[a-z0-9-]+$/u.test(article.id) || !/^[A-Za-z0-9-]+$/u.test(article.lang)) {
    const message = `id "${article.id}" or language "${article.lang}" cannot be the name of a file`;
    return note(run, path, { line: 0, code: 'bad-id', severity: 'error', message });
  }
  const content = await copyMedia(run, path, article.content);
  const file = { id: article.id, title: article.title, path: `articles/${article.lang}/${article.id}.md` };
  run.articles.push(await writeOne(run, path, file, content));
}

/** Images before the article that names them. */
async function copyMedia(run: Run, from: string, content: string): Promise<string> {
  const { mediaFolder } = run.options;
  if (mediaFolder === undefined) return content;
  const media = await findMedia(content, mediaFolder);
  for (const notice of media.notices) note(run, from, notice);
  for (const { path, bytes } of media.files)
    await writeOne(run, from, { id: path, title: path, path }, bytes);
  return media.content;
}

async function writeOne(
  run: Run,
  from: string,
  file: Pick<ImportedRecord, 'id' | 'title' | 'path'>,
  content: string | Uint8Array,
): Promise<ImportedRecord> {
  const status: ImportStatus = await writeNewFile(join(run.folder, file.path), content, run.options.dryRun);
  if (status === 'refused') {
    const message = `${file.path} is there with other text and was left as it is`;
    note(run, from, { line: 0, code: 'exists', severity: 'error', message });
  }
  return { ...file, status, from };
}

function note(run: Run, file: string, notice: PageNotice): void {
  run.notices.push({ file, ...notice });
}
