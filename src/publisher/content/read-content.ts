import { checkReferences } from './check-references.ts';
import type { Content, ContentArticle, Placed } from './content.ts';
import { createFileBlobs, type FileBlobs } from './file-blobs.ts';
import { folderOfFile, isFolder, isThere, whyNoContent } from './is-content-folder.ts';
import { listFiles } from './list-files.ts';
import { parseArticle } from './parse-article.ts';
import { parseArchiveInfo } from './parse-archive-info.ts';
import { reportPlaceholders } from './placeholders.ts';
import { type Problem, type ProblemCode, type Report, sortProblems } from './problem.ts';
import { readPagesApart, type ReadPages } from '../pdf/read-pages-apart.ts';
import { readArticleFiles } from './read-files.ts';
import { parseNext, readRecordFiles } from './read-record-files.ts';
import { readSources } from './read-sources.ts';
import { readTextFile } from './read-text-file.ts';
import { reportUnread } from './report-unread.ts';

/** A content folder, and everything that is wrong with it. */
export interface ReadContent {
  /** Undefined where there is an error: half a folder is never published. */
  readonly content: Content | undefined;
  /** By file and line. */
  readonly problems: readonly Problem[];
}

/** Where one of these is told, a file was not read whole, and may name files that then look like nobody's. */
const HIDING: ReadonlySet<ProblemCode> = new Set([
  'bad-yaml',
  'no-front-matter',
  'front-matter-too-large',
  'not-utf8',
  'unreadable-file',
  'file-too-large',
  'missing-id',
  'bad-id',
]);

/** Progress: how many article files of how many have been read. */
export type ReadProgress = (done: number, total: number) => void;

/**
 * Reads a whole content folder. Nothing stops at the first problem: all of them are told at once. PDFs are read in
 * processes of their own.
 */
export async function readContent(
  folder: string,
  onProgress: ReadProgress = () => {},
  readPages: ReadPages = readPagesApart(),
): Promise<ReadContent> {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  if (!(await isFolder(folder))) {
    report({ file: folder, code: 'not-a-folder', severity: 'error', message: await noFolder(folder) });
    return { content: undefined, problems };
  }
  const other = await whyNoContent(folder);
  if (other !== undefined) {
    report({ file: 'archive.yaml', code: 'missing-file', severity: 'error', message: other });
    return { content: undefined, problems };
  }
  const blobs = createFileBlobs(folder);
  const records = await readRecordFiles(folder, report);
  const archive = records.archive.map((record) => ({
    value: parseArchiveInfo(record),
    file: record.file,
    line: record.line,
    lineOf: record.lineOf,
  }))[0];
  const info = archive?.value;
  const { next, withdrawals } = parseNext(records.next);
  const articles = await readArticles(folder, blobs, report, onProgress);
  const { sources, files, pages } = await readSources(records.sources, { blobs, readPages, report });
  checkReferences({ ...records, sources, articles, languages: info?.languages ?? [], withdrawals }, report);
  reportPlaceholders(archive, articles, report);
  const isAllRead = !problems.some(({ code }) => HIDING.has(code));
  await reportUnread(folder, report, isAllRead ? blobs.looked() : undefined);
  const sorted = sortProblems(problems);
  if (info === undefined || sorted.some((problem) => problem.severity === 'error')) {
    return { content: undefined, problems: sorted };
  }
  const published = records.conferences.filter(({ value }) => !value.isProposed);
  const kept = new Set(published.map(({ value }) => value.conference.id));
  const content: Content = {
    folder,
    archive: info,
    articles: byId(
      articles.map((one) => withConferences(one, kept)),
      (one) => one.head.id,
    ),
    sources: byId(valuesOf(sources), (one) => one.id),
    conferences: byId(
      published.map(({ value }) => value.conference),
      (one) => one.id,
    ),
    topics: byId(valuesOf(records.topics), (one) => one.id),
    organisations: byId(valuesOf(records.organisations), (one) => one.id),
    terms: byId(valuesOf(records.terms), (one) => one.id),
    next,
    sourceFiles: files,
    filePages: pages,
  };
  return { content, problems: sorted };
}

/** What to say where no content folder can be read: one of its files may have been named. */
async function noFolder(path: string): Promise<string> {
  if (!(await isThere(path))) return `there is no folder "${path}"; make one with: attache new ${path}`;
  const holder = await folderOfFile(path);
  const hint = holder === undefined ? '' : `: ${holder}`;
  return `"${path}" is a file, and a content folder is always read whole; give the folder${hint}`;
}

async function readArticles(
  folder: string,
  blobs: FileBlobs,
  report: Report,
  onProgress: ReadProgress,
): Promise<readonly ContentArticle[]> {
  const paths = (await listFiles(folder, 'articles')).filter((path) => path.endsWith('.md'));
  if (paths.length === 0) {
    const message = 'there is no article: put Markdown files into articles/';
    report({ file: 'articles', code: 'no-articles', severity: 'error', message });
  }
  const articles: ContentArticle[] = [];
  for (const [at, path] of paths.entries()) {
    const text = await readTextFile(folder, path, report);
    const parsed = text === undefined ? undefined : parseArticle(text, path, report);
    if (parsed !== undefined) {
      articles.push({ ...parsed, files: await readArticleFiles(parsed, blobs, report) });
    }
    onProgress(at + 1, paths.length);
  }
  return articles;
}

function valuesOf<T>(placed: readonly Placed<T>[]): readonly T[] {
  return placed.map(({ value }) => value);
}

function byId<T>(items: readonly T[], idOf: (item: T) => string): T[] {
  return items.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

/** A conference that is only proposed is not published, and so no article may name it (decision 15). */
function withConferences(article: ContentArticle, kept: ReadonlySet<string>): ContentArticle {
  const conferences = article.head.conferences.filter((id) => kept.has(id));
  return { ...article, head: { ...article.head, conferences } };
}
