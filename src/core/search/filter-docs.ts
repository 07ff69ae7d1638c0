// Narrowing by what the catalogue says: field operators.
import type { Catalogue } from '#core/archive/catalogue';
import type { LocalizedText } from '#core/archive/localized-text';
import { fold } from '#core/text/fold';
import { facetValues, type Doc } from './doc-store.ts';
import type { FilterNode } from './query.ts';
import { spelledWays } from './spellings-in-index.ts';
import { splitWords } from './tokenizer.ts';

/** A year, a month or a day: what `before:` and `after:` compare with. */
export function isDate(value: string): boolean {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(value.trim());
}

/** One year, the first digits of one, or two years with a hyphen or two dots between. */
export function isYear(value: string): boolean {
  return /^(?:\d{1,4}|\d{4}(?:-|\.\.)\d{4})$/.test(value.trim());
}

/** Says of a document whether it passes a filter such as `topic:gender`. */
export function createFilter(node: FilterNode, catalogue: Catalogue): (doc: Doc) => boolean {
  const value = fold(node.value).trim();
  switch (node.field) {
    case 'year':
      return createYearFilter(value);
    case 'before':
      return (doc) => doc.date !== '' && doc.date < value;
    case 'after':
      return (doc) => doc.date !== '' && doc.date.slice(0, value.length) > value;
    case 'lang':
      return (doc) => fold(doc.lang) === value || fold(doc.lang).startsWith(`${value}-`);
    case 'kind':
      return (doc) => [doc.type, fold(doc.kind)].includes(value.replaceAll(' ', '-'));
    case 'author':
      return (doc) => doc.authors.some((author) => hasWords(author, value));
    case 'topic':
      return byRecord(
        'topic',
        value,
        catalogue.topics.map((topic) => [topic.id, topic.label]),
      );
    case 'conference':
      return byRecord(
        'conference',
        value,
        catalogue.conferences.map((one) => [one.id, one.title]),
      );
  }
}

/** `year:2024`, `year:2020-2024`, `year:2020..2024`; `year:20` is the beginning of one. */
function createYearFilter(value: string): (doc: Doc) => boolean {
  if (/^\d{1,3}$/.test(value))
    return (doc) => facetValues(doc, 'year').some((year) => year.startsWith(value));
  const [, from, to] = /^(\d{4})(?:(?:-|\.\.)(\d{4}))?$/.exec(value) ?? [];
  if (from === undefined) return () => false;
  return (doc) => facetValues(doc, 'year').some((year) => year >= from && year <= (to ?? from));
}

/** By words of the id, or of a label in any language. */
function byRecord(
  facet: 'topic' | 'conference',
  value: string,
  records: readonly (readonly [string, LocalizedText])[],
): (doc: Doc) => boolean {
  const ids = new Set(
    records
      .filter(([id, label]) => [id, ...labelsOf(label)].some((one) => hasWords(one, value)))
      .map(([id]) => id),
  );
  return (doc) => facetValues(doc, facet).some((id) => ids.has(id) || fold(id) === value);
}

function labelsOf(label: LocalizedText): readonly string[] {
  return typeof label === 'string' ? [label] : Object.values(label);
}

/** Do the words stand in the text one after the other, the last one perhaps unfinished? */
function hasWords(text: string, words: string): boolean {
  const whole = spaced(text);
  return spelledWays(words).some((asked) => asked !== '' && whole.includes(` ${asked}`));
}

function spaced(text: string): string {
  return ` ${splitWords(text)
    .map((word) => word.text)
    .join(' ')}`;
}
