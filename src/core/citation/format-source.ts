import type { Locator } from '#core/archive/citation';
import type { Source, SourceName } from '#core/archive/source';
import { formatDate } from './format-date.ts';
import { formatLocator } from './format-locator.ts';

/** How a language joins the parts of a citation. */
interface Style {
  readonly comma: string;
  readonly colon: string;
  readonly stop: string;
}

const LATIN: Style = { comma: ', ', colon: ': ', stop: '.' };
const STYLES: Readonly<Record<string, Style>> = {
  // The mark before the comma keeps a day after a Latin symbol on its own side: `annex I`, then 15 November.
  ar: { comma: '\u200F، ', colon: ': ', stop: '.' },
  zh: { comma: '，', colon: '：', stop: '。' },
  fr: { comma: ', ', colon: '\u00A0: ', stop: '.' },
};

/**
 * A source as one line of plain text, in the order of United Nations editorial practice: author or
 * authority, title, symbol, what contains it, place and publisher, date. No full stop at the end.
 * The official title in `lang` is used where the record has one, else the title as printed.
 */
export function formatSource(source: Source, lang: string): string {
  const style = styleOf(lang);
  const parts = [
    whoOf(source, style),
    titleOf(source, lang),
    source.number,
    containerOf(source),
    imprintOf(source, style),
    dateOf(source, lang),
  ];
  return joinParts(parts, style);
}

/** A source with a place in it, as a note prints it, with its full stop. */
export function formatCitation(source: Source, locator: Locator | undefined, lang: string): string {
  const style = styleOf(lang);
  const line = joinParts(
    [formatSource(source, lang), locator === undefined ? undefined : formatLocator(locator, lang)],
    style,
  );
  return /[.。…!?！？]$/u.test(line) ? line : `${line}${style.stop}`;
}

/** The title of a source in a language: official where the record has one, else as printed. */
export function titleOf(source: Source, lang: string): string {
  const base = lang.split('-')[0] ?? lang;
  return source.titles[lang] ?? source.titles[base] ?? source.title;
}

function styleOf(lang: string): Style {
  return STYLES[lang.split('-')[0] ?? lang] ?? LATIN;
}

function joinParts(parts: readonly (string | undefined)[], style: Style): string {
  return parts.filter((part) => part !== undefined && part !== '').join(style.comma);
}

function whoOf(source: Source, style: Style): string | undefined {
  const names = source.author.map(nameOf).filter((name) => name !== '');
  return names.length > 0 ? names.join(style.comma) : source.authority;
}

function nameOf(name: SourceName): string {
  return name.literal ?? [name.given, name.family].filter((part) => part !== undefined).join(' ');
}

/** The journal or collection a source appeared in, with volume and pages; or the meeting. */
function containerOf(source: Source): string | undefined {
  if (source.containerTitle === undefined) return source.eventTitle;
  const parts = [source.containerTitle, source.volume, source.page?.replaceAll('-', '–')];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** Place and publisher; a publisher already named as the authority is not named twice. */
function imprintOf(source: Source, style: Style): string | undefined {
  const isNamed = source.publisher === source.authority && source.author.length === 0;
  const publisher = isNamed ? undefined : source.publisher;
  if (source.publisherPlace === undefined) return publisher;
  return publisher === undefined
    ? source.publisherPlace
    : `${source.publisherPlace}${style.colon}${publisher}`;
}

function dateOf(source: Source, lang: string): string | undefined {
  const date = source.issued ?? source.adopted;
  return date === undefined ? undefined : formatDate(date, lang);
}
