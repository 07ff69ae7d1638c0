import type { LocalizedText } from '#core/archive/localized-text';
import { dateOfParts, isIsoDate } from './parse-date.ts';
import type { YamlPath, YamlSource } from './parse-yaml-source.ts';
import type { ProblemCode, Report } from './problem.ts';

/** Reads the fields of one record. A field that is there and wrong is reported and reads as absent. */
export interface RecordReader {
  readonly file: string;
  /** Line on which the record begins. */
  readonly line: number;
  lineOf(key: string): number;
  /** A text; numbers are taken as they are written. */
  text(key: string): string | undefined;
  /** A text that must be there; `code` says what is missing. */
  required(key: string, code: ProblemCode): string | undefined;
  /** The record's own id: `[a-z0-9-]+`, required. */
  id(): string | undefined;
  /** An ISO 8601 date, month or year. */
  date(key: string): string | undefined;
  url(key: string): string | undefined;
  flag(key: string): boolean;
  oneOf<T extends string>(key: string, values: readonly T[], code: ProblemCode): T | undefined;
  texts(key: string): readonly string[];
  localized(key: string): LocalizedText | undefined;
  /** A map of language tag → text. */
  textMap(key: string): Readonly<Record<string, string>>;
  /** A map of language tag → texts. */
  textLists(key: string): Readonly<Record<string, readonly string[]>>;
  isRecord(key: string): boolean;
  record(key: string): RecordReader | undefined;
  records(key: string): readonly RecordReader[];
  /** Marks fields as known without reading them. */
  ignore(keys: Iterable<string>): void;
  tell(key: string | undefined, code: ProblemCode, message: string, severity?: 'error' | 'warning'): void;
  /** Reports the fields nobody asked for. */
  finish(): void;
}

const ID = /^[a-z0-9][a-z0-9-]{0,119}$/;

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every record of a file: a list of maps, or one map. Anything else is reported. */
export function readRecords(source: YamlSource, report: Report): readonly RecordReader[] {
  const { value, file } = source;
  if (value === null || value === undefined) return [];
  if (isFields(value)) return [createRecordReader(value, source, [], report)];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item, at) => {
    if (isFields(item)) return [createRecordReader(item, source, [at], report)];
    const message = 'this is not a record: write "name: value" lines';
    report({ file, line: source.lineOf([at]), code: 'bad-field', severity: 'error', message });
    return [];
  });
}

export function createRecordReader(
  fields: Fields,
  source: YamlSource,
  path: YamlPath,
  report: Report,
): RecordReader {
  const asked = new Set<string>();
  const lineOf = (key: string): number => source.lineOf([...path, key]);
  const tell: RecordReader['tell'] = (key, code, message, severity = 'error') =>
    report({
      file: source.file,
      line: key === undefined ? source.lineOf(path) : lineOf(key),
      code,
      severity,
      message,
    });
  const wrong = (key: string, what: string): undefined => void tell(key, 'bad-field', `"${key}" must be ${what}`);
  const get = (key: string): unknown => {
    asked.add(key);
    return Object.hasOwn(fields, key) ? fields[key] : undefined;
  };

  function text(key: string): string | undefined {
    const value = get(key);
    if (value === undefined || value === null) return undefined;
    const string = asText(value);
    return string === undefined ? wrong(key, 'a text') : string === '' ? undefined : string;
  }

  function checked(key: string, isGood: (value: string) => boolean, code: ProblemCode, what: string) {
    const value = text(key);
    if (value === undefined || isGood(value)) return value;
    return void tell(key, code, `"${value}" is not ${what}`);
  }

  function required(key: string, code: ProblemCode): string | undefined {
    const value = text(key);
    if (value === undefined && (fields[key] === undefined || fields[key] === null || fields[key] === '')) {
      tell(undefined, code, `"${key}" is missing`);
    }
    return value;
  }

  function map<T>(key: string, read: (value: unknown) => T | undefined, what: string): Readonly<Record<string, T>> {
    const value = get(key);
    if (value === undefined || value === null) return {};
    if (!isFields(value)) return wrong(key, what) ?? {};
    const entries = Object.entries(value).flatMap(([name, part]): readonly [string, T][] => {
      const one = read(part);
      return one === undefined ? (wrong(key, what) ?? []) : [[name, one]];
    });
    return Object.fromEntries(entries);
  }

  return {
    file: source.file,
    line: source.lineOf(path),
    lineOf,
    text,
    required,
    id() {
      const value = required('id', 'missing-id');
      if (value === undefined || ID.test(value)) return value;
      return void tell('id', 'bad-id', `"${value}" is not an id: small letters, digits and hyphens`);
    },
    date(key) {
      const parts = dateOfParts(get(key));
      if (parts !== undefined && isIsoDate(parts)) return parts;
      return checked(key, isIsoDate, 'bad-date', 'a date: write 2026-03-05, 2026-03 or 2026');
    },
    url: (key) => checked(key, (value) => /^https?:\/\/\S+$/.test(value), 'bad-url', 'an address: https://…'),
    flag: (key) => get(key) === true,
    oneOf(key, values, code) {
      const value = text(key);
      const found = values.find((one) => one === value);
      if (value !== undefined && found === undefined) {
        tell(key, code, `"${value}" is none of ${values.join(', ')}`);
      }
      return found;
    },
    texts(key) {
      const value = get(key);
      if (value === undefined || value === null) return [];
      const list = Array.isArray(value) ? asTexts(value) : asTexts([value]);
      return list ?? wrong(key, 'a list of texts') ?? [];
    },
    localized(key) {
      const value = get(key);
      if (value === undefined || value === null) return undefined;
      if (!isFields(value)) return text(key);
      const texts = map(key, asText, 'a text, or one for each language');
      return Object.keys(texts).length === 0 ? undefined : texts;
    },
    textMap: (key) => map(key, asText, 'a text for each language'),
    textLists: (key) => map(key, (part) => asTexts(Array.isArray(part) ? part : [part]), 'texts for each language'),
    isRecord: (key) => isFields(get(key)),
    record(key) {
      const value = get(key);
      if (value === undefined || value === null) return undefined;
      return isFields(value) ? createRecordReader(value, source, [...path, key], report) : wrong(key, 'a record');
    },
    records(key) {
      const value = get(key);
      if (value === undefined || value === null) return [];
      if (!Array.isArray(value)) return wrong(key, 'a list of records') ?? [];
      return value.flatMap((item: unknown, at) =>
        isFields(item)
          ? [createRecordReader(item, source, [...path, key, at], report)]
          : (wrong(key, 'a list of records') ?? []),
      );
    },
    ignore(keys) {
      for (const key of keys) asked.add(key);
    },
    tell,
    finish() {
      for (const key of Object.keys(fields)) {
        if (!asked.has(key)) tell(key, 'unknown-field', `nothing is known about a field "${key}"`, 'warning');
      }
    },
  };
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : undefined;
}

function asTexts(values: readonly unknown[]): readonly string[] | undefined {
  const texts = values.map(asText).filter((text) => text !== undefined);
  return texts.length === values.length ? texts : undefined;
}
