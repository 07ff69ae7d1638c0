/** A run of text as a PDF has it: mostly a part of a line. */
export interface PageItem {
  readonly str: string;
  /** A line ends behind it. */
  readonly hasEOL: boolean;
}

/** Where a piece of an item stands in the joined text, in UTF-16 units. */
export interface PagePiece {
  readonly start: number;
  readonly end: number;
  /** Place of the item, and of the piece's beginning in it. */
  readonly item: number;
  readonly from: number;
}

export interface JoinedPage {
  readonly text: string;
  /** In the order of the text; the spaces between them belong to none. */
  readonly pieces: readonly PagePiece[];
}

/** A word that was cut at the end of a line: its hyphen goes. */
const CUT_WORD = /\p{Ll}[-\u00ad\u2010]$/u;
const GOES_ON = /^\p{Ll}/u;

/**
 * The text of a page as it is indexed, and as marks are counted in: lines joined by spaces, words cut at the end of a
 * line made whole. Publishing and showing use this one function, so that both have the same text.
 */
export function joinPageText(items: readonly PageItem[]): JoinedPage {
  const joiner = new Joiner();
  for (const [item, { str, hasEOL }] of items.entries()) joiner.add(str, hasEOL, item);
  return { text: joiner.text, pieces: joiner.pieces };
}

class Joiner {
  text = '';
  readonly pieces: PagePiece[] = [];
  /** A space, or nothing where a cut word may go on, is due before the next piece. */
  private isSpaceDue = false;
  private isWordCut = false;

  add(given: string, hasEOL: boolean, item: number): void {
    // Half a pair is no text, and no edition may hold it.
    const str = given.replaceAll(/\p{Surrogate}/gu, '\ufffd');
    const from = str.length - str.trimStart().length;
    const piece = str.trim();
    if (from > 0) this.isSpaceDue = true;
    if (piece !== '') this.addPiece(piece, item, from);
    if (str.length > from + piece.length) this.isSpaceDue = true;
    if (!hasEOL) return;
    this.isWordCut ||= !this.isSpaceDue && CUT_WORD.test(this.text);
    this.isSpaceDue = true;
  }

  private addPiece(piece: string, item: number, from: number): void {
    if (this.isWordCut && GOES_ON.test(piece)) this.dropHyphen();
    else if (this.isSpaceDue && this.text !== '') this.text += ' ';
    this.isSpaceDue = false;
    this.isWordCut = false;
    const start = this.text.length;
    this.text += piece;
    this.pieces.push({ start, end: this.text.length, item, from });
  }

  private dropHyphen(): void {
    this.text = this.text.slice(0, -1);
    const last = this.pieces.pop();
    if (last === undefined) return;
    const end = last.end - 1;
    if (end > last.start) this.pieces.push({ ...last, end });
  }
}
