import { ARTICLE_KINDS } from '#core/archive/article';
import { buildDraft } from '#core/article/build-draft';
import { compact } from './compact.ts';
import type { ArticleHead, ContentArticle } from './content.ts';
import { isLanguageTag } from './language-tag.ts';
import { parseYamlSource, type YamlSource } from './parse-yaml-source.ts';
import type { Report } from './problem.ts';
import { createRecordReader, isFields, type RecordReader } from './record-reader.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** An article before its files have been looked at. */
export type ParsedArticle = Omit<ContentArticle, 'files'>;

/**
 * Reads one Markdown file: front matter and body, with every problem of both at its line in the file.
 * Undefined where the front matter cannot be read at all; an article without an id has an empty one.
 */
export function parseArticle(text: string, file: string, report: Report): ParsedArticle | undefined {
  const parts = splitFrontMatter(text);
  if (!parts.ok) {
    report({ file, line: 1, code: parts.code, severity: 'error', message: parts.message });
    // Without a rule at its head the whole file is text, and its mistakes can be told as well.
    const draft = /^\s*---/u.test(text) ? undefined : buildDraft(text);
    for (const problem of draft?.problems ?? []) report({ ...problem, file });
    return undefined;
  }
  const { yaml, body, bodyLines, bodyOffset } = parts.value;
  const draft = buildDraft(body);
  for (const problem of draft.problems) report({ ...problem, file, line: problem.line + bodyLines });
  const source = parseYamlSource(yaml, file, report, 1);
  if (source === undefined) return undefined;
  const isEmpty = source.value === null || source.value === undefined;
  // Where every field is spoilt, each is told already: what is missing beside them is still to be told.
  const fields = isEmpty && source.isSpoilt ? {} : source.value;
  if (!isFields(fields)) {
    report({
      file,
      line: 1,
      code: 'no-front-matter',
      severity: 'error',
      message: 'the front matter has no fields',
    });
    return undefined;
  }
  const record = createRecordReader(fields, source, [], report);
  const head = parseHead(record);
  const image = parseImage(record);
  record.finish();
  return compact({
    file,
    line: record.line,
    lineOf: linesOf(Object.keys(fields), source),
    head,
    image,
    draft,
    bodyLines,
    bodyOffset,
  });
}

/** Lines of the fields in a table: what was read of the YAML is many times as large, and all articles are kept. */
function linesOf(keys: readonly string[], source: YamlSource): (key: string) => number {
  const lines = new Map<string, number>();
  for (const key of keys) lines.set(key, source.lineOf([key]));
  return lineFinder(lines, source.lineOf([]));
}

/** By itself, so that the function it gives holds on to nothing but these two. */
function lineFinder(lines: ReadonlyMap<string, number>, otherwise: number): (key: string) => number {
  return (key) => lines.get(key) ?? otherwise;
}

function parseHead(record: RecordReader): ArticleHead {
  const id = record.id();
  const title = record.required('title', 'missing-title');
  const lang = record.required('lang', 'missing-language');
  if (lang !== undefined && !isLanguageTag(lang)) {
    record.tell('lang', 'unknown-language', `"${lang}" is not a language tag such as en or pt-BR`);
  }
  const published = requiredDate(record);
  const kind = record.oneOf('kind', ARTICLE_KINDS, 'unknown-kind');
  record.required('kind', 'missing-field');
  const others = {
    updated: record.date('updated'),
    authors: record.texts('authors'),
    topics: record.texts('topics'),
    conferences: record.texts('conferences'),
    translationOf: record.text('translationOf'),
    summary: record.text('summary'),
    canonicalUrl: record.url('canonicalUrl'),
    licence: record.text('licence'),
  };
  // What is missing was told; the article can still be checked against the rest of the folder.
  return compact({
    id: id ?? '',
    title: title ?? '',
    lang: lang ?? '',
    published: published ?? '',
    kind: kind ?? 'news',
    ...others,
  });
}

function requiredDate(record: RecordReader): string | undefined {
  return record.required('published', 'missing-date') === undefined ? undefined : record.date('published');
}

/** `image: { file, alt }`, or `image: <file>` with `imageAlt`. */
function parseImage(record: RecordReader): ContentArticle['image'] {
  const nested = record.isRecord('image') ? record.record('image') : undefined;
  const path = nested === undefined ? record.text('image') : nested.required('file', 'missing-field');
  const alt = nested === undefined ? record.text('imageAlt') : nested.text('alt');
  nested?.finish();
  if (path === undefined) return undefined;
  if (alt === undefined) {
    record.tell(
      'image',
      'missing-alt',
      `"${path}" has no alternative text: write image: { file: …, alt: … }`,
    );
    return undefined;
  }
  return { path, alt };
}
