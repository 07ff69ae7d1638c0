// A place in the text of a query, and the pieces that can be read there.
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"“”„'],
  ['“', '"”'],
  ['„', '"“”'],
  ['«', '»'],
]);

/** Words further apart than this are not near each other. */
const MAX_NEAR = 100;

/** Goes through what was typed, from its beginning to its end. */
export class QueryCursor {
  /** UTF-16 units. */
  at = 0;

  /** `prefixLast`: while typing, the last word is also a beginning. */
  constructor(
    readonly text: string,
    readonly prefixLast: boolean,
  ) {}

  /** `~5` after a closing quote; 0 where there is none. */
  readNear(): number {
    const [whole, number = ''] =
      /^~(\d{1,4})(?![\p{L}\p{N}])/u.exec(this.text.slice(this.at, this.at + 6)) ?? [];
    this.at += whole?.length ?? 0;
    return Math.min(Number(number), MAX_NEAR);
  }

  readQuoted(): { readonly text: string; readonly isOpen: boolean } | undefined {
    const closing = CLOSING.get(this.peek());
    if (closing === undefined) return undefined;
    const from = this.at + 1;
    let to = from;
    while (to < this.text.length && !closing.includes(this.text.charAt(to))) to += 1;
    this.at = Math.min(to + 1, this.text.length);
    return { text: this.text.slice(from, to), isOpen: to >= this.text.length };
  }

  /** Up to a space, a bracket or a quotation mark. */
  readWord(): string {
    const from = this.at;
    while (this.at < this.text.length && !/[\s()"“”„«»]/.test(this.peek())) this.at += 1;
    if (this.at === from) this.at += 1;
    return this.text.slice(from, this.at);
  }

  /** Nothing follows, or only where to look: while typing, this is the word being typed. */
  isLast(): boolean {
    return this.prefixLast && /^(?:\s+in:\p{L}*)*$/iu.test(this.text.slice(this.at));
  }

  sees(word: string): boolean {
    return this.text.startsWith(word, this.at) && !/[^\s()]/.test(this.text.charAt(this.at + word.length));
  }

  takeWord(word: string): boolean {
    this.skipSpace();
    if (!this.sees(word)) return false;
    this.at += word.length;
    return true;
  }

  take(): true {
    this.at += 1;
    return true;
  }

  skipSpace(): void {
    while (/\s/.test(this.peek())) this.at += 1;
  }

  peek(): string {
    return this.text.charAt(this.at);
  }
}
