// A sample of annotations for a forecast: our own notes.json, or W3C Web Annotations as JSON-LD.
import { parseAnnotationsFile } from '#core/annotations/annotations-file';

/** What a forecast needs of one annotation. */
export interface SampleAnnotation {
  readonly article: string;
  /** Permanent id of a paragraph; only where there is no quotation. */
  readonly block?: string;
  /** The marked words, and what stood round them. */
  readonly quote?: { readonly exact: string; readonly prefix: string; readonly suffix: string };
  /** Where they stood, UTF-16 units of the canonical text, as far as it was said. */
  readonly start?: number;
}

export interface ParsedSample {
  readonly annotations: readonly SampleAnnotation[];
  /** Entries that are no annotation of an article. */
  readonly unread: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** Undefined where the value is neither. */
export function parseSample(value: unknown): ParsedSample | undefined {
  if (isFields(value) && Array.isArray(value['annotations'])) return parseNotes(value);
  const items = itemsOf(value);
  if (items === undefined) return undefined;
  const annotations = items.flatMap(parseItem);
  return { annotations, unread: items.length - annotations.length };
}

function parseNotes(value: Fields): ParsedSample | undefined {
  const parsed = parseAnnotationsFile(value);
  if (!parsed.ok) return undefined;
  const annotations = parsed.value.annotations.map(({ target }): SampleAnnotation => {
    const { article, block, passage } = target;
    if (passage !== undefined) return { article, quote: passage.quote, start: passage.position.start };
    return { article, ...(block === undefined ? {} : { block }) };
  });
  return { annotations, unread: parsed.value.damagedEntries };
}

/** A list, an AnnotationPage, an AnnotationCollection that has its first page, or one annotation (W3C, 5). */
function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isFields(value)) return undefined;
  if (Array.isArray(value['items'])) return value['items'];
  if (isFields(value['first']) && Array.isArray(value['first']['items'])) return value['first']['items'];
  return value['target'] === undefined ? undefined : [value];
}

function parseItem(value: unknown): readonly SampleAnnotation[] {
  if (!isFields(value)) return [];
  const target = listOf(value['target'])[0];
  if (typeof target === 'string') return withArticle(target, {});
  if (!isFields(target)) return [];
  const source = target['source'] ?? target['id'];
  return typeof source === 'string' ? withArticle(source, readSelectors(target['selector'])) : [];
}

/** The article is what the address of the source ends with; a fragment is a paragraph of it. */
function withArticle(source: string, rest: Omit<SampleAnnotation, 'article'>): readonly SampleAnnotation[] {
  const [address = '', fragment = ''] = source.split('#', 2);
  const article = address.split(/[/:]/).findLast((part) => part !== '') ?? '';
  if (article === '') return [];
  return [{ article, ...(fragment === '' || rest.quote !== undefined ? {} : { block: fragment }), ...rest }];
}

function readSelectors(value: unknown): Omit<SampleAnnotation, 'article'> {
  const selectors = listOf(value).filter(isFields).flatMap(withRefinements);
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const fragment = selectors.find(({ type }) => type === 'FragmentSelector')?.['value'];
  const exact = textOf(quote?.['exact']);
  if (exact === '') return typeof fragment === 'string' && fragment !== '' ? { block: fragment } : {};
  const start = position?.['start'];
  return {
    quote: { exact, prefix: textOf(quote?.['prefix']), suffix: textOf(quote?.['suffix']) },
    ...(typeof start === 'number' && Number.isInteger(start) && start >= 0 ? { start } : {}),
  };
}

/** A selector may be made finer by another (W3C, 4.2.9). */
function withRefinements(selector: Fields): readonly Fields[] {
  const finer = selector['refinedBy'];
  return isFields(finer) ? [selector, finer] : [selector];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
