import { ARTICLE_KINDS } from '#core/archive/article';
import { buildDraft } from '#core/article/build-draft';
import { compact } from './compact.ts';
import type { ArticleHead, ContentArticle } from './content.ts';
import { isLanguageTag } from './language-tag.ts';
import { parseYamlSource } from './parse-yaml-source.ts';
import type { Report } from './problem.ts';
import { createRecordReader, isFields, type RecordReader } from './record-reader.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** An article before its files have been looked at. */
export type ParsedArticle = Omit<ContentArticle, 'files'>;

/**
 * Reads one Markdown file: front matter and body, with every problem of both at its line in the file.
 * Undefined where the front matter has no id.
 */
export function parseArticle(text: string, file: string, report: Report): ParsedArticle | undefined {
  const parts = splitFrontMatter(text);
  if (!parts.ok) {
    report({ file, line: 1, code: parts.code, severity: 'error', message: parts.message });
    return undefined;
  }
  const { yaml, body, bodyLines, bodyOffset } = parts.value;
  const draft = buildDraft(body);
  for (const problem of draft.problems) report({ ...problem, file, line: problem.line + bodyLines });
  const source = parseYamlSource(yaml, file, report, 1);
  if (source === undefined) return undefined;
  if (!isFields(source.value)) {
    report({
      file,
      line: 1,
      code: 'no-front-matter',
      severity: 'error',
      message: 'the front matter has no fields',
    });
    return undefined;
  }
  const record = createRecordReader(source.value, source, [], report);
  const head = parseHead(record);
  const image = parseImage(record);
  record.finish();
  if (head === undefined) return undefined;
  return compact({
    file,
    line: record.line,
    lineOf: record.lineOf,
    head,
    image,
    draft,
    bodyLines,
    bodyOffset,
  });
}

function parseHead(record: RecordReader): ArticleHead | undefined {
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
  // What is missing was told; with its id the article can still be checked against the rest of the folder.
  return id === undefined
    ? undefined
    : compact({
        id,
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
