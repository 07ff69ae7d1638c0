import { useIntl } from 'react-intl';
import { localize, type LocalizedText } from '#core/archive/localized-text';
import { isolate } from './isolate.ts';
import { isMessageId, type InterfaceLanguage, type MessageId } from './messages.ts';

type Values = Readonly<Record<string, string | number>>;

/** Words, dates and numbers of the interface language. */
export interface Messages {
  readonly language: InterfaceLanguage;
  t(id: MessageId, values?: Values): string;
  /** The message if there is one, else the given words: for codes that content may extend. */
  tOr(id: string, fallback: string): string;
  /** The best text of a record for the interface language. */
  local(text: LocalizedText | undefined): string;
  /** An ISO date (`2000`, `2000-11` or `2000-11-15`, or an instant) as people write it. */
  date(iso: string): string;
  /** An ISO instant with its time of day. */
  instant(iso: string): string;
  dateRange(start: string, end: string): string;
  number(value: number): string;
  bytes(value: number): string;
  list(items: readonly string[]): string;
  /** The name of a BCP 47 tag in the interface language. */
  languageName(tag: string): string;
}

export function useMessages(): Messages {
  return messagesOf(useIntl());
}

type Intl_ = ReturnType<typeof useIntl>;

/** One for each language that was shown: every component asks, and formats of `Intl` are slow to make. */
const made = new WeakMap<Intl_, Messages>();

function messagesOf(intl: Intl_): Messages {
  const known = made.get(intl);
  if (known !== undefined) return known;
  const messages = createMessages(intl);
  made.set(intl, messages);
  return messages;
}

function createMessages(intl: Intl_): Messages {
  const { locale } = intl;
  const language: InterfaceLanguage = locale.startsWith('ar') ? 'ar' : 'en';
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    language,
    t: (id, values) => intl.formatMessage({ id }, values && isolateAll(values, language)),
    tOr: (id, fallback) => (isMessageId(id) ? intl.formatMessage({ id }) : fallback),
    local: (text) => localize(text, language),
    date: (iso) => formatDate(iso, locale),
    instant: (iso) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    dateRange: (start, end) => formatRange(start, end, locale),
    number: (value) => intl.formatNumber(value),
    bytes: (value) => formatBytes(value, locale),
    list: (items) => lists.format(items.map((item) => isolate(item, language))),
    languageName: (tag) => names.of(tag) ?? tag,
  };
}

function isolateAll(values: Values, language: InterfaceLanguage): Values {
  const isolated = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolate(value, language) : value,
  ]);
  return Object.fromEntries(isolated);
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

function formatDate(iso: string, locale: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  if (DAY.test(iso)) return dayFormat(locale).format(date);
  if (/^\d{4}$/.test(iso)) return iso;
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
}

function formatRange(start: string, end: string, locale: string): string {
  const from = new Date(start);
  const to = new Date(end);
  if (!DAY.test(start) || !DAY.test(end) || Number.isNaN(from.getTime() + to.getTime())) {
    return `${formatDate(start, locale)} – ${formatDate(end, locale)}`;
  }
  return dayFormat(locale).formatRange(from, to);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Dates in content name a day, not an instant: they are the same day everywhere. */
function dayFormat(locale: string): Intl.DateTimeFormat {
  const known = dayFormats.get(locale);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  dayFormats.set(locale, format);
  return format;
}

function formatBytes(bytes: number, locale: string): string {
  const [unit, size] = BYTE_UNITS.find(([, least]) => bytes >= least) ?? SMALLEST_UNIT;
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
  return format.format(bytes / size);
}

const SMALLEST_UNIT = ['kilobyte', 1e3] as const;
const BYTE_UNITS = [['gigabyte', 1e9], ['megabyte', 1e6], SMALLEST_UNIT] as const;
