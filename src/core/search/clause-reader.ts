// Reads one clause of a query: a phrase, a symbol, a field with its value, a question about one's own things, a word.
import { findUnSymbols, type FoundSymbol } from '#core/symbols/find-un-symbols';
import type { QueryCursor } from './query-cursor.ts';
import type { AskedState, FilterField, QueryNode, TextField } from './query.ts';
import { splitWords } from './tokenizer.ts';

export const TEXT_FIELDS: ReadonlyMap<string, TextField> = new Map([
  ['title', 'title'],
  ['source', 'source'],
  ['symbol', 'symbol'],
]);
export const FILTER_FIELDS: ReadonlyMap<string, FilterField> = new Map([
  ['topic', 'topic'],
  ['year', 'year'],
  ['lang', 'lang'],
  ['language', 'lang'],
  ['kind', 'kind'],
  ['type', 'kind'],
  ['author', 'author'],
  ['conference', 'conference'],
  ['before', 'before'],
  ['after', 'after'],
]);
/** What may be asked of the person's own things; other values are text. */
export const STATES: ReadonlyMap<string, AskedState> = new Map([
  ['is:unread', 'unread'],
  ['is:read', 'read'],
  ['is:changed', 'changed'],
  ['has:note', 'noted'],
  ['has:notes', 'noted'],
  ['in:notes', 'in-notes'],
]);

/** Reads at the cursor, and leaves it behind what was read. */
export class ClauseReader {
  private readonly symbols: readonly FoundSymbol[];

  constructor(private readonly cursor: QueryCursor) {
    this.symbols = findUnSymbols(cursor.text, 'query');
  }

  /** `undefined` where what stands there asks for nothing. */
  read(): QueryNode | undefined {
    if (this.takeBegunState()) return undefined;
    return this.state() ?? this.quoted() ?? this.symbol() ?? this.fielded() ?? this.word();
  }

  private quoted(field?: TextField): QueryNode | undefined {
    const quote = this.cursor.readQuoted();
    if (quote === undefined || splitWords(quote.text).length === 0) return undefined;
    const isOpen = (quote.isOpen && this.cursor.prefixLast) || quote.text.endsWith('*');
    const near = quote.isOpen ? 0 : this.cursor.readNear();
    return {
      type: 'phrase',
      text: quote.text.replace(/\*+$/, '').trim(),
      isOpen,
      ...(field === undefined ? {} : { field }),
      ...(near === 0 ? {} : { near }),
    };
  }

  private symbol(): QueryNode | undefined {
    const found = this.symbols.find((one) => one.start === this.cursor.at);
    if (found === undefined) return undefined;
    this.cursor.at = found.end;
    const isStarred = this.cursor.peek() === '*';
    if (isStarred) this.cursor.at += 1;
    const text = this.cursor.text.slice(found.start, found.end);
    // Behind a bracket nothing more can be typed.
    const prefix = isStarred || (this.cursor.isLast() && !text.endsWith(')'));
    return { type: 'symbol', text, canonical: found.symbol.canonical, prefix };
  }

  private state(): QueryNode | undefined {
    const [typed] =
      /^(?:is|has|in):\p{L}{1,8}(?![^\s()])/iu.exec(
        this.cursor.text.slice(this.cursor.at, this.cursor.at + 16),
      ) ?? [];
    const text = typed?.toLowerCase() ?? '';
    const state = STATES.get(text);
    if (state === undefined) return undefined;
    this.cursor.at += text.length;
    return { type: 'state', text: text === 'has:notes' ? 'has:note' : text, state };
  }

  /** While it is being typed, `is:unr` asks nothing yet. */
  private takeBegunState(): boolean {
    const rest = this.cursor.text.slice(this.cursor.at).toLowerCase();
    const isBegun =
      /^(?:is|has|in):/.test(rest) && [...STATES.keys()].some((key) => key !== rest && key.startsWith(rest));
    if (!this.cursor.prefixLast || !isBegun || STATES.has(rest)) return false;
    this.cursor.at = this.cursor.text.length;
    return true;
  }

  /** `name:value`; an unknown name, or no value, is text. */
  private fielded(): QueryNode | undefined {
    const match = /^(\p{L}{1,12}):(?=[^\s:])/u.exec(
      this.cursor.text.slice(this.cursor.at, this.cursor.at + 16),
    );
    const name = match?.[1]?.toLowerCase() ?? '';
    const textField = TEXT_FIELDS.get(name);
    const filterField = FILTER_FIELDS.get(name);
    if (textField === undefined && filterField === undefined) return undefined;
    this.cursor.at += name.length + 1;
    if (filterField !== undefined) {
      const value = (this.cursor.readQuoted()?.text ?? this.cursor.readWord()).trim();
      return value === '' ? undefined : { type: 'filter', field: filterField, value };
    }
    return textField === 'symbol'
      ? (this.symbol() ?? this.word(textField))
      : (this.quoted(textField) ?? this.word(textField));
  }

  private word(field?: TextField): QueryNode | undefined {
    const raw = this.cursor.readWord();
    const text = raw.replace(/\*+/g, ' ').trim();
    if (splitWords(text).length === 0) return undefined;
    const isStarred = raw.endsWith('*');
    const prefix = isStarred || this.cursor.isLast();
    return { type: 'term', text, prefix, isStarred, ...(field === undefined ? {} : { field }) };
  }
}
