// Reads what a person typed. Total: every string is a query; what is no clause is text.
import { findUnSymbols, type FoundSymbol } from '#core/symbols/find-un-symbols';
import { splitWords } from './tokenizer.ts';
import type { AskedState, FilterField, QueryNode, TextField } from './query.ts';

/** Longest query read, in UTF-16 units, and most clauses; the rest is left out and said. */
export const MAX_QUERY_LENGTH = 400;
export const MAX_CLAUSES = 40;
/** Words further apart than this are not near each other. */
export const MAX_NEAR = 100;
const MAX_DEPTH = 8;

export interface ParsedQuery {
  readonly root: QueryNode;
  /** What was longer than is read, as it was typed; empty for nearly every query. */
  readonly leftOut: string;
  /** Where each clause stands in the text, what excludes it and brackets of its own included. */
  readonly spans: ReadonlyMap<QueryNode, ClauseSpan>;
}

/** UTF-16 offsets into the text of a query, end exclusive. */
export interface ClauseSpan {
  readonly start: number;
  readonly end: number;
}

const TEXT_FIELDS: ReadonlyMap<string, TextField> = new Map([
  ['title', 'title'],
  ['source', 'source'],
  ['symbol', 'symbol'],
]);
const FILTER_FIELDS: ReadonlyMap<string, FilterField> = new Map([
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
const STATES: ReadonlyMap<string, AskedState> = new Map([
  ['is:unread', 'unread'],
  ['is:read', 'read'],
  ['is:changed', 'changed'],
  ['has:note', 'noted'],
  ['has:notes', 'noted'],
  ['in:notes', 'in-notes'],
]);
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"“”„'],
  ['“', '"”'],
  ['„', '"“”'],
  ['«', '»'],
]);

/** `prefixLast`: while typing, the last word is also a beginning. */
export function parseQuery(text: string, prefixLast: boolean): ParsedQuery {
  const end = endOfRead(text);
  const parser = new QueryParser(text.slice(0, end), prefixLast && end === text.length);
  const root = parser.parse();
  return { root, leftOut: text.slice(parser.cutAt ?? end).trim(), spans: parser.spans };
}

/** After the last word that is read whole; of a single word that is longer, after its beginning. */
function endOfRead(text: string): number {
  if (text.length <= MAX_QUERY_LENGTH) return text.length;
  const space = /\s\S*$/.exec(text.slice(0, MAX_QUERY_LENGTH + 1))?.index ?? 0;
  return space > 0 ? space : MAX_QUERY_LENGTH;
}

class QueryParser {
  private at = 0;
  private clauses = 0;
  private readonly symbols: readonly FoundSymbol[];
  /** Where the clauses were too many. */
  cutAt: number | undefined;
  readonly spans = new Map<QueryNode, ClauseSpan>();

  constructor(
    private readonly text: string,
    private readonly prefixLast: boolean,
  ) {
    this.symbols = findUnSymbols(text, 'query');
  }

  parse(): QueryNode {
    const nodes: QueryNode[] = [];
    while (this.at < this.text.length) {
      const node = this.alternatives(0);
      if (node.type !== 'and' || node.nodes.length > 0) nodes.push(node);
      if (this.peek() === ')') this.at += 1;
    }
    const [only] = nodes;
    return nodes.length === 1 && only ? only : { type: 'and', nodes };
  }

  /** `a b OR c`: one of several lists. */
  private alternatives(depth: number): QueryNode {
    const choices = [this.list(depth)];
    while (this.takeWord('OR') || this.takeWord('|')) choices.push(this.list(depth));
    const real = choices.filter((choice) => choice.type !== 'and' || choice.nodes.length > 0);
    const [only] = real;
    if (only === undefined) return { type: 'and', nodes: [] };
    return real.length === 1 ? only : { type: 'or', nodes: real };
  }

  private list(depth: number): QueryNode {
    const nodes: QueryNode[] = [];
    for (this.skipSpace(); this.at < this.text.length; this.skipSpace()) {
      if (this.peek() === ')' || this.sees('OR') || this.sees('|')) break;
      if (this.takeWord('AND')) continue;
      if (this.clauses >= MAX_CLAUSES) {
        this.cutAt ??= this.at;
        this.at = this.text.length;
        break;
      }
      const start = this.at;
      const node = this.clause(depth);
      if (node) this.spans.set(node, { start, end: this.at });
      // Brackets round words that are all asked for anyway change nothing.
      if (node) nodes.push(...(node.type === 'and' ? node.nodes : [node]));
    }
    return { type: 'and', nodes };
  }

  private clause(depth: number): QueryNode | undefined {
    if (
      this.takeWord('NOT') ||
      (this.peek() === '-' && /[^\s-]/.test(this.text.charAt(this.at + 1)) && this.take())
    ) {
      this.skipSpace();
      const node = this.operand(depth);
      return node ? { type: 'not', node } : undefined;
    }
    return this.operand(depth);
  }

  private operand(depth: number): QueryNode | undefined {
    if (this.peek() === '(' && depth < MAX_DEPTH) {
      this.at += 1;
      const node = this.alternatives(depth + 1);
      this.skipSpace();
      if (this.peek() === ')') this.at += 1;
      return node.type === 'and' && node.nodes.length === 0 ? undefined : node;
    }
    this.clauses += 1;
    if (this.takeBegunState()) return undefined;
    return this.state() ?? this.quoted() ?? this.symbol() ?? this.fielded() ?? this.word();
  }

  private quoted(field?: TextField): QueryNode | undefined {
    const quote = this.readQuoted();
    if (quote === undefined || splitWords(quote.text).length === 0) return undefined;
    const isOpen = (quote.isOpen && this.prefixLast) || quote.text.endsWith('*');
    const near = quote.isOpen ? 0 : this.readNear();
    return {
      type: 'phrase',
      text: quote.text.replace(/\*+$/, '').trim(),
      isOpen,
      ...(field === undefined ? {} : { field }),
      ...(near === 0 ? {} : { near }),
    };
  }

  /** `~5` after a closing quote; 0 where there is none. */
  private readNear(): number {
    const [whole, number = ''] =
      /^~(\d{1,4})(?![\p{L}\p{N}])/u.exec(this.text.slice(this.at, this.at + 6)) ?? [];
    this.at += whole?.length ?? 0;
    return Math.min(Number(number), MAX_NEAR);
  }

  private readQuoted(): { readonly text: string; readonly isOpen: boolean } | undefined {
    const closing = CLOSING.get(this.peek());
    if (closing === undefined) return undefined;
    const from = this.at + 1;
    let to = from;
    while (to < this.text.length && !closing.includes(this.text.charAt(to))) to += 1;
    this.at = Math.min(to + 1, this.text.length);
    return { text: this.text.slice(from, to), isOpen: to >= this.text.length };
  }

  private symbol(): QueryNode | undefined {
    const found = this.symbols.find((one) => one.start === this.at);
    if (found === undefined) return undefined;
    this.at = found.end;
    const isStarred = this.peek() === '*';
    if (isStarred) this.at += 1;
    const text = this.text.slice(found.start, found.end);
    // Behind a bracket nothing more can be typed.
    const prefix = isStarred || (this.isLast() && !text.endsWith(')'));
    return { type: 'symbol', text, canonical: found.symbol.canonical, prefix };
  }

  private state(): QueryNode | undefined {
    const [typed] =
      /^(?:is|has|in):\p{L}{1,8}(?![^\s()])/iu.exec(this.text.slice(this.at, this.at + 16)) ?? [];
    const text = typed?.toLowerCase() ?? '';
    const state = STATES.get(text);
    if (state === undefined) return undefined;
    this.at += text.length;
    return { type: 'state', text: text === 'has:notes' ? 'has:note' : text, state };
  }

  /** While it is being typed, `is:unr` asks nothing yet. */
  private takeBegunState(): boolean {
    const rest = this.text.slice(this.at).toLowerCase();
    const isBegun =
      /^(?:is|has|in):/.test(rest) && [...STATES.keys()].some((key) => key !== rest && key.startsWith(rest));
    if (!this.prefixLast || !isBegun || STATES.has(rest)) return false;
    this.at = this.text.length;
    return true;
  }

  /** `name:value`; an unknown name, or no value, is text. */
  private fielded(): QueryNode | undefined {
    const match = /^(\p{L}{1,12}):(?=[^\s:])/u.exec(this.text.slice(this.at, this.at + 16));
    const name = match?.[1]?.toLowerCase() ?? '';
    const textField = TEXT_FIELDS.get(name);
    const filterField = FILTER_FIELDS.get(name);
    if (textField === undefined && filterField === undefined) return undefined;
    this.at += name.length + 1;
    if (filterField !== undefined) {
      const value = (this.readQuoted()?.text ?? this.readWord()).trim();
      return value === '' ? undefined : { type: 'filter', field: filterField, value };
    }
    return textField === 'symbol'
      ? (this.symbol() ?? this.word(textField))
      : (this.quoted(textField) ?? this.word(textField));
  }

  private word(field?: TextField): QueryNode | undefined {
    const raw = this.readWord();
    const text = raw.replace(/\*+/g, ' ').trim();
    if (splitWords(text).length === 0) return undefined;
    const isStarred = raw.endsWith('*');
    const prefix = isStarred || this.isLast();
    return { type: 'term', text, prefix, isStarred, ...(field === undefined ? {} : { field }) };
  }

  private readWord(): string {
    const from = this.at;
    while (this.at < this.text.length && !/[\s()"“”„«»]/.test(this.peek())) this.at += 1;
    if (this.at === from) this.at += 1;
    return this.text.slice(from, this.at);
  }

  /** Nothing follows: while typing, this is the word being typed. */
  private isLast(): boolean {
    return this.prefixLast && this.at >= this.text.length;
  }

  private sees(word: string): boolean {
    return this.text.startsWith(word, this.at) && !/[^\s()]/.test(this.text.charAt(this.at + word.length));
  }

  private takeWord(word: string): boolean {
    this.skipSpace();
    if (!this.sees(word)) return false;
    this.at += word.length;
    return true;
  }

  private take(): true {
    this.at += 1;
    return true;
  }

  private skipSpace(): void {
    while (/\s/.test(this.peek())) this.at += 1;
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }
}
