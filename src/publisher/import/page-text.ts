/** Small questions about plain text that several steps of the importer ask. */

const SENTENCE_END =
  /[.!?…。！？؟]["'”’»)\]]*(?:\s*(?:\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]|[⁰¹²³⁴-⁹]+|\((?:\*{1,4}|[†‡])\)))*$/u;
const HAN = /\p{Script=Han}/u;

/** Letters and digits only, compatibility forms folded: equal keys mean the same words. */
export function textKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** White-space separated words; each Han character counts as half a word, rounded up. */
export function countWords(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return han > 0 ? words + Math.ceil(han / 2) : words;
}

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-60));
}

/** Whether a block reads as running text rather than as a title, heading or menu word. */
export function isProse(text: string): boolean {
  const length = HAN.test(text) ? text.length * 3 : text.length;
  if (length >= 260) return true;
  return length >= 60 && (endsSentence(text) || /[:：]$/u.test(text));
}

/** Sentences in order, split after a terminator that is followed by white space or a Han stop. */
export function splitSentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…؟]["'”’»)\]]?)\s+(?=["'“‘«([]?[\p{Lu}\p{Lo}\p{N}])|(?<=[。！？])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
}

/** Share of the longer words that begin with a capital, 0 … 1. */
export function capitalShare(text: string): number {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]{3,}/gu) ?? [];
  if (words.length === 0) return 0;
  return words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length;
}

/** Joins two pieces of one paragraph: no blank between Han characters. Cut words are the business of a `PieceJoiner`. */
export function joinPieces(first: string, second: string): string {
  if (/^[,.;:!?)\]](?:\s|$)/u.test(second)) return first + second;
  if (/[\p{Script=Han}，。；：、！？]$/u.test(first) && /^[\p{Script=Han}“（《]/u.test(second))
    return first + second;
  return `${first} ${second}`;
}
