/** An article that is Markdown already: its front matter is kept, what is missing is filled in and reported. */

import { Document, isMap, parseDocument } from 'yaml';
import { mendYaml } from '../content/mend-yaml.ts';
import { addTableRules } from './add-table-rules.ts';
import { chooseLang } from './choose-lang.ts';
import { findDate } from './page-date.ts';
import { guessKind } from './page-kind.ts';
import { slugOf } from './slug.ts';
import type { PageNotice } from './page-types.ts';

export interface MarkdownArticle {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  /** The whole file as it will be written. */
  readonly content: string;
  readonly notices: readonly PageNotice[];
}

interface Parts {
  readonly front: string;
  readonly body: string;
  /** 1-based line at which the body begins. */
  readonly bodyLine: number;
}

/** Reads and completes one article. A file without text, or with broken front matter, gives an `error` notice. */
export function importMarkdown(
  text: string,
  fileName: string,
  languages: readonly string[] = [],
): MarkdownArticle {
  const parts = splitFrontMatter(text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));
  const front = parts.front.trim() === '' ? new Document({}) : parseDocument(parts.front);
  const notices: PageNotice[] = [];
  if (front.errors.length > 0 || !isMap(front.contents)) {
    notices.push(...frontMatterErrors(parts.front));
    return { id: '', title: '', lang: '', content: '', notices };
  }
  const heading = takeTitle(parts.body);
  if (heading.body.trim() === '')
    notices.push({
      line: parts.bodyLine,
      code: 'no-text',
      severity: 'error',
      message: 'the article has no text',
    });
  const before = front.contents.items.length;
  const filled = fillFrontMatter(front, heading, { fileName, languages }, notices);
  const tables = addTableRules(heading.body, parts.bodyLine + heading.lines);
  notices.push(...tables.notices);
  const content = `---\n${writeFront(parts.front, front, before)}\n---\n\n${tables.body.trim()}\n`;
  return { ...filled, content, notices };
}

/** Every mistake of a front matter; its first line is line 2 of the file. */
function frontMatterErrors(front: string): readonly PageNotice[] {
  const error = { code: 'bad-front-matter', severity: 'error' } as const;
  const { problems } = mendYaml(front);
  if (problems.length === 0)
    return [{ ...error, line: 1, message: 'the front matter is no list of "name: value" lines' }];
  return problems.map(({ line, message }) => ({ ...error, line: line + 1, message }));
}

/** What was there stays byte for byte; what was added follows it. A map in braces can only be written anew. */
function writeFront(text: string, front: Document, before: number): string {
  if (!isMap(front.contents)) return text;
  if (front.contents.flow === true && text.trim() !== '') return front.toString({ lineWidth: 0 }).trimEnd();
  const added = new Document({});
  for (const pair of front.contents.items.slice(before)) added.set(pair.key, pair.value);
  const lines = front.contents.items.length === before ? '' : added.toString({ lineWidth: 0 });
  return `${text.trim() === '' ? '' : `${text.trimEnd()}\n`}${lines}`.trimEnd();
}

function splitFrontMatter(text: string): Parts {
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/u.exec(text);
  if (match === null) return { front: '', body: text, bodyLine: 1 };
  return { front: match[1] ?? '', body: text.slice(match[0].length), bodyLine: match[0].split('\n').length };
}

interface Titled {
  readonly title: string | undefined;
  readonly body: string;
  /** Lines of the body that the title took. */
  readonly lines: number;
}

/** A heading of level 1 at the top is the title, which the body does not repeat. */
function takeTitle(body: string): Titled {
  const match = /^\s*(?:#[ \t]+(.+?)[ \t#]*|([^\n]+)\n=+[ \t]*)(?:\n|$)/u.exec(body);
  if (match === null) return { title: undefined, body, lines: 0 };
  const title = (match[1] ?? match[2] ?? '').trim();
  return { title, body: body.slice(match[0].length), lines: match[0].split('\n').length - 1 };
}

/** Sets what is missing, in the order of the contract; what is there is never changed. */
function fillFrontMatter(
  front: Document,
  heading: Titled,
  { fileName, languages }: { readonly fileName: string; readonly languages: readonly string[] },
  notices: PageNotice[],
): Pick<MarkdownArticle, 'id' | 'title' | 'lang'> {
  const fill = (key: string, value: unknown, message: string): void => {
    if (front.has(key)) return;
    front.set(key, value);
    notices.push({ line: 0, code: `filled-${key}`, severity: 'unsure', message });
  };
  const name = fileName
    .replace(/\.[^.]*$/u, '')
    .replace(/[_-]+/gu, ' ')
    .trim();
  const given = front.get('title');
  const title = typeof given === 'string' && given !== '' ? given : (heading.title ?? (name || 'Untitled'));
  fill('id', slugOf(title, 64, 'article'), `the id was made from the title`);
  fill('title', title, `"${title}" was taken for the title`);
  const { lang, notice } = chooseLang(`${title}\n${heading.body}`, languages);
  fill('lang', lang, notice?.message ?? `the language was taken for "${lang}"`);
  fillDate(front, fileName, notices);
  if (!front.has('authors')) front.set('authors', []);
  const kind = guessKind(title, heading.body);
  fill('kind', kind, `the kind was taken for "${kind}"`);
  if (!front.has('topics')) front.set('topics', []);
  if (!front.has('conferences')) front.set('conferences', []);
  return { id: String(front.get('id')), title, lang: String(front.get('lang')) };
}

/** Other generators write `date`; it is kept and its day becomes `published`. */
function fillDate(front: Document, fileName: string, notices: PageNotice[]): void {
  if (front.has('published')) return;
  const other = front.get('date');
  const guess = findDate(typeof other === 'string' ? other : '')?.date ?? findDate(fileName)?.date;
  if (guess === undefined) {
    const message = 'no date of publication was found; add "published" to the front matter';
    notices.push({ line: 0, code: 'no-date', severity: 'unsure', message });
    return;
  }
  front.set('published', guess);
  notices.push({
    line: 0,
    code: 'filled-published',
    severity: 'unsure',
    message: `${guess} was taken for the date of publication`,
  });
}
