/** `attache import`: pages and Markdown files → files of a content folder. It adds; it never changes what is there. */

import { basename, join } from 'node:path';
import { detectKind } from './detect-kind.ts';
import { namedIdsOf, readExistingRecords, readNamedIds, type ExistingRecords } from './existing-records.ts';
import { importMarkdown } from './import-markdown.ts';
import { findMedia } from './import-media.ts';
import type { ImportedRecord, ImportNotice, ImportOptions, ImportReport } from './import-report.ts';
import { parsePage } from './parse-page.ts';
import type { PageNotice } from './page-types.ts';
import { listInputs, readInput } from './read-input.ts';
import { renderArticle } from './render-article.ts';
import { renderConference, renderSource } from './render-records.ts';
import { resolvePage, type ResolvedPage } from './resolve-page.ts';
import { writePieces, type Piece, type PieceFolder } from './write-pieces.ts';

/** The report while it grows, and the records that later inputs may meet. */
interface Run {
  readonly target: PieceFolder;
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
  const target: PieceFolder = { folder, dryRun: options.dryRun, planned: new Map() };
  const run: Run = { target, options, articles: [], sources: [], conferences: [], notices: [], existing };
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

async function importPage(run: Run, path: string, text: string): Promise<void> {
  const parsed = parsePage(text, { fileName: basename(path), languages: run.existing.languages });
  for (const notice of parsed.notices) note(run, path, notice);
  if (parsed.notices.some((notice) => notice.severity === 'error')) return;
  const resolved = resolvePage(parsed, run.existing, await namedIds(run, parsed));
  const { page } = resolved;
  const file = { id: page.id, title: page.title, path: articlePath(page) };
  const article: Piece = { list: 'articles', file, content: renderArticle(page) };
  // Sources and conferences before the article that names them: an interrupted import leaves no dangling citation.
  const isWritten = await writeAll(run, path, [...recordsOf(resolved), article], () => {
    for (const notice of resolved.notices) note(run, path, notice);
    noteKnown(run, path, resolved);
  });
  if (isWritten) remember(run, resolved);
}

/** Records of the folder that the page uses as they are. */
function noteKnown(run: Run, from: string, { knownSources, knownConferences }: ResolvedPage): void {
  for (const { id, title, path } of knownSources)
    run.sources.push({ id, title, path, status: 'merged', from });
  for (const { id, titles, path } of knownConferences)
    run.conferences.push({ id, title: titles[0] ?? id, path, status: 'merged', from });
}

function articlePath({ id, lang }: { readonly id: string; readonly lang: string }): string {
  return `articles/${lang}/${id}.md`;
}

/** What the page's own article names, where it is there, or would be by now. */
async function namedIds(
  { target }: Run,
  page: { readonly id: string; readonly lang: string },
): Promise<ReadonlySet<string>> {
  const planned = target.planned.get(articlePath(page));
  if (planned === undefined) return readNamedIds(join(target.folder, articlePath(page)));
  return namedIdsOf(Buffer.from(planned).toString('utf8'));
}

function recordsOf({ newSources, newConferences, page }: ResolvedPage): readonly Piece[] {
  const sources = newSources.map((source): Piece => {
    const file = { id: source.id, title: source.title, path: `sources/${source.id}.yaml` };
    return { list: 'sources', file, content: renderSource(source, page.lang) };
  });
  const conferences = newConferences.map((conference): Piece => {
    const file = { id: conference.id, title: conference.title, path: `conferences/${conference.id}.yaml` };
    return { list: 'conferences', file, content: renderConference(conference) };
  });
  return [...sources, ...conferences];
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
  const media = await mediaOf(run, path, article.content);
  const file = { id: article.id, title: article.title, path: articlePath(article) };
  // Images before the article that names them.
  await writeAll(run, path, [...media.pieces, { list: 'articles', file, content: media.content }]);
}

interface ArticleMedia {
  readonly content: string;
  readonly pieces: readonly Piece[];
}

async function mediaOf(run: Run, from: string, content: string): Promise<ArticleMedia> {
  const { mediaFolder } = run.options;
  if (mediaFolder === undefined) return { content, pieces: [] };
  const media = await findMedia(content, mediaFolder);
  for (const notice of media.notices) note(run, from, notice);
  const pieces = media.files.map(({ path, bytes }): Piece => {
    return { list: 'media', file: { id: path, title: path, path }, content: bytes };
  });
  return { content: media.content, pieces };
}

/** False where another file is in the place of one of them, which is noted; the article is then refused. */
async function writeAll(
  run: Run,
  from: string,
  pieces: readonly Piece[],
  tellFirst: () => void = () => undefined,
): Promise<boolean> {
  const results = await writePieces(run.target, pieces);
  const refused = results.filter(({ status }) => status === 'refused');
  if (refused.length === 0) tellFirst();
  for (const { piece } of refused) {
    const message = `${piece.file.path} is there with other text and was left as it is`;
    note(run, from, { line: 0, code: 'exists', severity: 'error', message });
  }
  for (const { piece, status } of results)
    if (piece.list !== 'media') run[piece.list].push({ ...piece.file, status, from });
  if (refused.length === 0) return true;
  for (const { list, file } of pieces)
    if (list === 'articles' && !results.some(({ piece }) => piece.file.path === file.path))
      run.articles.push({ ...file, status: 'refused', from });
  return false;
}

function note(run: Run, file: string, notice: PageNotice): void {
  run.notices.push({ file, ...notice });
}
