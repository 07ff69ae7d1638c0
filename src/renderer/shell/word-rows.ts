// Which rows of a list have a word that begins so: looked up instead of looked for, as a large archive has tens of
// thousands of rows and every key asks all of them.

/** Words of rows, sorted, each with its rows. */
export class WordRows {
  private readonly words: readonly string[];
  /** Where the rows of each word begin, and the end. */
  private readonly starts: Uint32Array;
  private readonly rows: Uint32Array;

  /** `texts`: of each row its words, folded, with a space before each. */
  constructor(private readonly texts: readonly string[]) {
    const rowsOf = new Map<string, number[]>();
    for (const [row, text] of texts.entries()) {
      for (const word of text.split(' ')) {
        const rows = rowsOf.get(word);
        if (rows === undefined) rowsOf.set(word, [row]);
        else if (rows.at(-1) !== row) rows.push(row);
      }
    }
    // What stands before the first space is no word.
    rowsOf.delete('');
    this.words = [...rowsOf.keys()].toSorted((a, b) => (a < b ? -1 : 1));
    this.starts = new Uint32Array(this.words.length + 1);
    for (const [at, word] of this.words.entries())
      this.starts[at + 1] = (this.starts[at] ?? 0) + (rowsOf.get(word)?.length ?? 0);
    this.rows = new Uint32Array(this.starts.at(-1) ?? 0);
    for (const [at, word] of this.words.entries()) this.rows.set(rowsOf.get(word) ?? [], this.starts[at]);
  }

  /** For each row 1 where a word of it begins so. */
  beginning(word: string): Uint8Array {
    const has = new Uint8Array(this.texts.length);
    const from = this.starts[this.firstFrom(word)] ?? 0;
    const to = this.starts[this.firstFrom(`${word}\uffff`)] ?? this.rows.length;
    for (let at = from; at < to; at += 1) has[this.rows[at] ?? 0] = 1;
    return has;
  }

  private firstFrom(wanted: string): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.words[middle] ?? '') < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
