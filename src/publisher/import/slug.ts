const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

const LOOSE_ENDS = new Set(
  'a an and at by for from in of on or the to with de des du et la le les en el los las y del'.split(' '),
);

/**
 * A permanent-looking id `[a-z0-9-]+` from a title: Latin letters lose their marks, other scripts fall back to a
 * short hash, so that the same title always gives the same id.
 * @param maxLength in characters; cut between words
 */
export function slugOf(title: string, maxLength: number, fallbackPrefix: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’‘`]/gu, '');
  const words = plain.split(/[^a-z0-9]+/u).filter((word) => word !== '');
  const letters = plain.match(/\p{L}/gu)?.length ?? 0;
  const latin = plain.match(/[a-z]/gu)?.length ?? 0;
  if (latin < 3 || latin * 2 < letters) return `${fallbackPrefix}-${shortHash(title)}`;
  return joinWithin(words, maxLength);
}

function joinWithin(words: readonly string[], maxLength: number): string {
  const kept: string[] = [];
  let length = -1;
  for (const word of words) {
    if (kept.length > 0 && length + 1 + word.length > maxLength) break;
    kept.push(word.slice(0, maxLength));
    length += 1 + word.length;
  }
  while (kept.length > 1 && kept.length < words.length && LOOSE_ENDS.has(kept.at(-1) ?? '')) kept.pop();
  return kept.join('-');
}

/** Eight hex digits of 32-bit FNV-1a over UTF-16 units: a name, not a proof. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text.normalize('NFC')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
