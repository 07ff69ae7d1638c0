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
  /** Says that a field is missing, unless it is there and could not be read, which is told already. */
  missing(key: string, code: ProblemCode): void;
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
  return new FieldReader(fields, source, path, report);
}

/** A class because it remembers which fields were asked for, until `finish`. */
class FieldReader implements RecordReader {
  private readonly asked = new Set<string>();
  readonly file: string;
  readonly line: number;

  constructor(
    private readonly fields: Fields,
    private readonly source: YamlSource,
    private readonly path: YamlPath,
    private readonly report: Report,
  ) {
    this.file = source.file;
    this.line = source.lineOf(path);
  }

  /** Handed on with what was read, so it carries its `this`. */
  readonly lineOf = (key: string): number => this.source.lineOf([...this.path, key]);

  tell(
    key: string | undefined,
    code: ProblemCode,
    message: string,
    severity: 'error' | 'warning' = 'error',
  ): void {
    const line = key === undefined ? this.line : this.lineOf(key);
    this.report({ file: this.file, line, code, severity, message });
  }

  text(key: string): string | undefined {
    const value = this.get(key);
    if (value === undefined || value === null) return undefined;
    const string = asText(value);
    if (string === undefined) return this.wrong(key, 'a text');
    return string === '' ? undefined : string;
  }

  required(key: string, code: ProblemCode): string | undefined {
    const value = this.text(key);
    const given = this.fields[key];
    if (value === undefined && (given === undefined || given === null || given === '')) {
      this.missing(key, code);
    }
    return value;
  }

  missing(key: string, code: ProblemCode): void {
    if (!this.source.hasSpoilt(this.path, key)) this.tell(undefined, code, `"${key}" is missing`);
  }

  id(): string | undefined {
    const value = this.required('id', 'missing-id');
    if (value === undefined || ID.test(value)) return value;
    this.tell('id', 'bad-id', `"${value}" is not an id: small letters, digits and hyphens`);
    return undefined;
  }

  date(key: string): string | undefined {
    const parts = dateOfParts(this.get(key));
    if (parts !== undefined && isIsoDate(parts)) return parts;
    return this.checked(key, isIsoDate, 'bad-date', 'a date: write 2026-03-05, 2026-03 or 2026');
  }

  url(key: string): string | undefined {
    return this.checked(key, (value) => /^https?:\/\/\S+$/.test(value), 'bad-url', 'an address: https://…');
  }

  flag(key: string): boolean {
    return this.get(key) === true;
  }

  oneOf<T extends string>(key: string, values: readonly T[], code: ProblemCode): T | undefined {
    const value = this.text(key);
    const found = values.find((one) => one === value);
    if (value !== undefined && found === undefined) {
      this.tell(key, code, `"${value}" is none of ${values.join(', ')}`);
    }
    return found;
  }

  texts(key: string): readonly string[] {
    const value = this.get(key);
    if (value === undefined || value === null) return [];
    const list = Array.isArray(value) ? asTexts(value) : asTexts([value]);
    return list ?? this.wrong(key, 'a list of texts') ?? [];
  }

  localized(key: string): LocalizedText | undefined {
    const value = this.get(key);
    if (value === undefined || value === null) return undefined;
    if (!isFields(value)) return this.text(key);
    const texts = this.map(key, asText, 'a text, or one for each language');
    return Object.keys(texts).length === 0 ? undefined : texts;
  }

  textMap(key: string): Readonly<Record<string, string>> {
    return this.map(key, asText, 'a text for each language');
  }

  textLists(key: string): Readonly<Record<string, readonly string[]>> {
    return this.map(key, (part) => asTexts(Array.isArray(part) ? part : [part]), 'texts for each language');
  }

  isRecord(key: string): boolean {
    return isFields(this.get(key));
  }

  record(key: string): RecordReader | undefined {
    const value = this.get(key);
    if (value === undefined || value === null) return undefined;
    return isFields(value) ? this.below(value, [key]) : this.wrong(key, 'a record');
  }

  records(key: string): readonly RecordReader[] {
    const value = this.get(key);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) return this.wrong(key, 'a list of records') ?? [];
    return value.flatMap((item: unknown, at) =>
      isFields(item) ? [this.below(item, [key, at])] : (this.wrong(key, 'a list of records') ?? []),
    );
  }

  ignore(keys: Iterable<string>): void {
    for (const key of keys) this.asked.add(key);
  }

  finish(): void {
    for (const key of Object.keys(this.fields)) {
      if (this.asked.has(key)) continue;
      this.tell(key, 'unknown-field', `nothing is known about a field "${key}"`, 'warning');
    }
  }

  private get(key: string): unknown {
    this.asked.add(key);
    return Object.hasOwn(this.fields, key) ? this.fields[key] : undefined;
  }

  private wrong(key: string, what: string): undefined {
    this.tell(key, 'bad-field', `"${key}" must be ${what}`);
    return undefined;
  }

  private checked(
    key: string,
    isGood: (value: string) => boolean,
    code: ProblemCode,
    what: string,
  ): string | undefined {
    const value = this.text(key);
    if (value === undefined || isGood(value)) return value;
    this.tell(key, code, `"${value}" is not ${what}`);
    return undefined;
  }

  private map<T>(
    key: string,
    read: (value: unknown) => T | undefined,
    what: string,
  ): Readonly<Record<string, T>> {
    const value = this.get(key);
    if (value === undefined || value === null) return {};
    if (!isFields(value)) return this.wrong(key, what) ?? {};
    const entries = Object.entries(value).flatMap(([name, part]): readonly [string, T][] => {
      const one = read(part);
      return one === undefined ? (this.wrong(key, what) ?? []) : [[name, one]];
    });
    return Object.fromEntries(entries);
  }

  private below(fields: Fields, steps: YamlPath): RecordReader {
    return createRecordReader(fields, this.source, [...this.path, ...steps], this.report);
  }
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : undefined;
}

function asTexts(values: readonly unknown[]): readonly string[] | undefined {
  const texts = values.map(asText).filter((text) => text !== undefined);
  return texts.length === values.length ? texts : undefined;
}
