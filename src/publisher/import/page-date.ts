/** Dates and date ranges as pages write them, in the six languages of the United Nations and their neighbours. */

const MONTHS: readonly string[][] = [
  ['january', 'jan', 'janvier', 'janv', 'enero', 'ene', 'января', 'يناير', 'januar', 'janeiro', 'gennaio'],
  [
    'february',
    'feb',
    'février',
    'fevrier',
    'févr',
    'febrero',
    'февраля',
    'فبراير',
    'februar',
    'fevereiro',
    'febbraio',
  ],
  ['march', 'mar', 'mars', 'marzo', 'марта', 'مارس', 'märz', 'março'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr', 'апреля', 'أبريل', 'إبريل', 'aprile'],
  ['may', 'mai', 'mayo', 'мая', 'مايو', 'maio', 'maggio'],
  ['june', 'jun', 'juin', 'junio', 'июня', 'يونيو', 'يونيه', 'juni', 'junho', 'giugno'],
  ['july', 'jul', 'juillet', 'juil', 'julio', 'июля', 'يوليو', 'يوليه', 'juli', 'julho', 'luglio'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'ago', 'августа', 'أغسطس'],
  [
    'september',
    'sept',
    'sep',
    'septembre',
    'septiembre',
    'setiembre',
    'сентября',
    'سبتمبر',
    'setembro',
    'settembre',
  ],
  ['october', 'oct', 'octobre', 'octubre', 'октября', 'أكتوبر', 'oktober', 'outubro', 'ottobre'],
  ['november', 'nov', 'novembre', 'noviembre', 'ноября', 'نوفمبر', 'novembro', 'novembre'],
  [
    'december',
    'dec',
    'décembre',
    'decembre',
    'déc',
    'diciembre',
    'dic',
    'декабря',
    'ديسمبر',
    'dezember',
    'dezembro',
    'dicembre',
  ],
];

const MONTH_BY_NAME = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);
const MONTH = `(?:${[...MONTH_BY_NAME.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const DAY = '(?:[0-3]?\\d)(?:st|nd|rd|th|er|º|°|\\.)?';
const YEAR = '(?:19|20)\\d{2}';
const HAS_YEAR = new RegExp(YEAR, 'u');
const OF = '(?:\\s+(?:of|de|del|du))?';
const DASH = '\\s*(?:-|–|—|‑|−|to|till|until|and|through|au|et|al|a|y|по|до|-е)\\s*';
const EDGE_BEFORE = '(?<![\\p{L}\\p{N}/.-])';
const EDGE_AFTER = '(?![\\p{L}\\p{N}])';

/** A date found in a text: where it stands (UTF-16 offsets) and what it says. */
export interface FoundDate {
  /** ISO 8601 date. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
  /** True where day and month could be the other way round, e.g. 01/12/2025. */
  readonly isAmbiguous: boolean;
  /** The other reading of an ambiguous date. */
  readonly other?: string;
}

/** A range of days found in a text. `hasYear` is false where the year had to be assumed. */
export interface FoundRange {
  readonly start: string;
  readonly end: string;
  readonly at: number;
  readonly until: number;
  readonly hasYear: boolean;
}

type DateReader = (match: RegExpExecArray) => {
  readonly date: string | undefined;
  readonly isAmbiguous?: boolean;
  readonly other?: string | undefined;
};

const DATE_FORMS: readonly (readonly [RegExp, DateReader])[] = [
  [form(`(${YEAR})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:T[\\d:.]+Z?)?`), (m) => ({ date: iso(m[1], m[2], m[3]) })],
  [form(`(${DAY})${OF}\\s+(${MONTH})${OF},?\\s+(${YEAR})`), (m) => ({ date: iso(m[3], m[2], m[1]) })],
  [form(`(${MONTH})\\s+(${DAY})(?:,\\s*|\\s+)(${YEAR})`), (m) => ({ date: iso(m[3], m[1], m[2]) })],
  [form(`(\\d{1,2})[-/.](\\d{1,2})[-/.](${YEAR})`), readNumeric],
  [
    /(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/dgu,
    (m) => ({ date: iso(m[1], m[2], m[3]) }),
  ],
];

function form(body: string): RegExp {
  return new RegExp(`${EDGE_BEFORE}${body}${EDGE_AFTER}`, 'giu');
}

function readNumeric(match: RegExpExecArray): {
  readonly date: string | undefined;
  readonly isAmbiguous: boolean;
  readonly other?: string | undefined;
} {
  const first = Number(match[1]);
  const second = Number(match[2]);
  if (second > 12) return { date: iso(match[3], match[1], match[2]), isAmbiguous: false };
  const date = iso(match[3], match[2], match[1]);
  if (first > 12 || first === second) return { date, isAmbiguous: false };
  return { date, isAmbiguous: true, other: iso(match[3], match[1], match[2]) };
}

/** The first full date of a text (day, month and year), or undefined. Impossible days do not count. */
export function findDate(text: string): FoundDate | undefined {
  return findDates(text)[0];
}

/** Every full date of a text, in order. */
export function findDates(text: string): readonly FoundDate[] {
  // Most lines have no year: they need not be asked for every form.
  if (!HAS_YEAR.test(text)) return [];
  const found = DATE_FORMS.flatMap(([pattern, read]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { date, isAmbiguous = false, other } = read(match);
      const end = match.index + match[0].length;
      return date === undefined
        ? []
        : [{ date, start: match.index, end, isAmbiguous, ...(other === undefined ? {} : { other }) }];
    }),
  );
  const ordered = found.sort((a, b) => a.start - b.start || b.end - a.end);
  return ordered.filter((date, index) => index === 0 || date.start >= (ordered[index - 1]?.end ?? 0));
}

const RANGE_FORMS: readonly (readonly [RegExp, readonly [number, number, number, number, number, number]])[] =
  [
    // The numbers name the groups of: day, month, year of the start; day, month, year of the end. 0: as the other end.
    [
      form(
        `(${DAY})${OF}\\s+(${MONTH})${OF},?\\s+(${YEAR})${DASH}(${DAY})${OF}\\s+(${MONTH})${OF},?\\s+(${YEAR})`,
      ),
      [1, 2, 3, 4, 5, 6],
    ],
    [
      form(`(${MONTH})\\s+(${DAY}),?\\s+(${YEAR})${DASH}(${MONTH})\\s+(${DAY}),?\\s+(${YEAR})`),
      [2, 1, 3, 5, 4, 6],
    ],
    [
      form(`(${DAY})${OF}\\s+(${MONTH})${DASH}(${DAY})${OF}\\s+(${MONTH})(?:${OF},?\\s+(${YEAR}))?`),
      [1, 2, 0, 3, 4, 5],
    ],
    [form(`(${MONTH})\\s+(${DAY})${DASH}(${MONTH})\\s+(${DAY})(?:,?\\s+(${YEAR}))?`), [2, 1, 0, 4, 3, 5]],
    [form(`(${DAY})${DASH}(${DAY})${OF}\\s+(${MONTH})(?:${OF},?\\s+(${YEAR}))?`), [1, 3, 0, 2, 3, 4]],
    [form(`(${MONTH})\\s+(${DAY})${DASH}(${DAY})(?:,?\\s+(${YEAR}))?`), [2, 1, 0, 3, 1, 4]],
  ];

/** The first range of days of a text. `defaultYear` serves ranges that name no year; without it they are skipped. */
export function findRange(text: string, defaultYear: string | undefined): FoundRange | undefined {
  if (!/\d/u.test(text)) return undefined;
  for (const [pattern, groups] of RANGE_FORMS) {
    for (const match of text.matchAll(pattern)) {
      const range = readRange(match, groups, defaultYear);
      if (range !== undefined) return range;
    }
  }
  return undefined;
}

function readRange(
  match: RegExpExecArray,
  [d1, m1, y1, d2, m2, y2]: readonly [number, number, number, number, number, number],
  defaultYear: string | undefined,
): FoundRange | undefined {
  const endYear = match[y2] ?? defaultYear;
  const end = iso(endYear, match[m2], match[d2]);
  const start = iso(y1 === 0 ? endYear : match[y1], match[m1], match[d1]);
  if (start === undefined || end === undefined || start > end) return undefined;
  return {
    start,
    end,
    at: match.index,
    until: match.index + match[0].length,
    hasYear: match[y2] !== undefined,
  };
}

/** Whether a word is the name of a month in one of the known languages. */
export function isMonthName(word: string): boolean {
  return MONTH_BY_NAME.has(word.toLowerCase().replace(/\.$/u, ''));
}

/** Month and year without a day, e.g. "April 2026". */
export function hasMonthAndYear(text: string): boolean {
  return form(`${MONTH}${OF}\\s+${YEAR}`).test(text);
}

function iso(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const m = MONTH_BY_NAME.get(month.toLowerCase().replace(/\.$/u, '')) ?? Number.parseInt(month, 10);
  const d = Number.parseInt(day, 10);
  const daysOfMonth = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= daysOfMonth)) return undefined;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
