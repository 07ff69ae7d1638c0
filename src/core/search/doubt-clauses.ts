// Parts of a query that look like a rule and are none, so that the page can say how they were taken.
import { baseLanguage } from './analyzer.ts';
import { FILTER_FIELDS, STATES, TEXT_FIELDS } from './clause-reader.ts';
import type { Doc, DocStore } from './doc-store.ts';
import { isDate, isYear } from './filter-docs.ts';
import type { ParsedQuery } from './parse-query.ts';
import type { FilterNode, QueryNode, TermNode } from './query.ts';
import type { ClauseDoubt } from './search-types.ts';
import { byUnits } from './surface.ts';

/** `has:notes` is only another way to write one of them. */
const STATE_NAMES = [...STATES.keys()].filter((name) => name !== 'has:notes');
/** One value of each field, by the name that the guide gives it. */
const EXAMPLES: Readonly<Record<string, string>> = {
  title: 'title:convention',
  source: 'source:cedaw',
  symbol: 'symbol:A/RES/55/25',
  topic: 'topic:corruption',
  year: 'year:2024',
  lang: 'lang:fr',
  kind: 'kind:explainer',
  author: 'author:smith',
  conference: 'conference:ccpcj',
  before: 'before:2000-11',
  after: 'after:2015',
};

/** "2000-1" may become a month, and "2000-13" nothing. */
const DATE_BEGUN = /^(?:\d{0,4}|\d{4}-(?:[01]?|(?:0[1-9]|1[0-2])(?:-(?:[0-3]?|0[1-9]|[12]\d|3[01]))?))$/;

/** Each once, in the order of the query. What is still being typed may become right. */
export function doubtClauses(
  text: string,
  { spans }: Pick<ParsedQuery, 'spans'>,
  prefixLast: boolean,
  store: DocStore,
): readonly ClauseDoubt[] {
  const doubts = [...spans].flatMap(([node, { end }]) => {
    const asked = node.type === 'not' ? node.node : node;
    if (prefixLast && end >= text.length && mayBecomeRight(asked)) return [];
    return doubtOf(asked, store) ?? [];
  });
  return [...new Map(doubts.map((doubt) => [doubt.text, doubt])).values()];
}

/** Whether more letters can make a rule of it. */
function mayBecomeRight(node: QueryNode): boolean {
  if (node.type === 'term' && /^(?:is|has|in):/i.test(node.text)) {
    const typed = node.text.toLowerCase();
    return [...STATES.keys()].some((name) => name.startsWith(typed));
  }
  if (node.type !== 'filter' || (node.field !== 'before' && node.field !== 'after')) return true;
  return DATE_BEGUN.test(node.value.trim());
}

function doubtOf(node: QueryNode, store: DocStore): ClauseDoubt | undefined {
  if (node.type === 'term' && node.field === undefined) return doubtWord(node);
  return node.type === 'filter' ? doubtFilter(node, store) : undefined;
}

function doubtWord({ text }: TermNode): ClauseDoubt | undefined {
  if (/^(?:is|has|in):/i.test(text)) return { text, reason: 'state', values: STATE_NAMES };
  const name = /^(\p{L}+):$/u.exec(text)?.[1]?.toLowerCase() ?? '';
  const example = EXAMPLES[TEXT_FIELDS.get(name) ?? FILTER_FIELDS.get(name) ?? ''];
  return example === undefined ? undefined : { text, reason: 'no-value', values: [example] };
}

function doubtFilter({ field, value }: FilterNode, store: DocStore): ClauseDoubt | undefined {
  const text = `${field}:${value}`;
  const typed = (values: readonly string[]): readonly string[] => values.map((one) => `${field}:${one}`);
  switch (field) {
    case 'before':
    case 'after':
      if (isDate(value)) return undefined;
      return { text, reason: 'date', values: typed(['2000', '2000-11', '2000-11-15']) };
    case 'year':
      return isYear(value) ? undefined : { text, reason: 'year', values: typed(['2024', '2020-2024']) };
    case 'kind': {
      const kinds = valuesOf(store, (doc) => doc.kind);
      const asked = value.toLowerCase().replaceAll(' ', '-');
      if (['article', 'source', ...kinds].includes(asked)) return undefined;
      return { text, reason: 'kind', values: typed(kinds) };
    }
    case 'lang': {
      const languages = valuesOf(store, (doc) => baseLanguage(doc.lang));
      if (languages.includes(baseLanguage(value))) return undefined;
      return { text, reason: 'lang', values: typed(languages) };
    }
    default:
      return undefined;
  }
}

/** All values that documents of the archive have, in order. */
function valuesOf(store: DocStore, valueOf: (doc: Doc) => string): readonly string[] {
  return [...new Set(Array.from(store.docs.values(), valueOf))].toSorted(byUnits);
}
