/** Plain text → Markdown (GFM) that reads as exactly that text. One line in, one line out. */
export function escapeMarkdown(text: string): string {
  return escapeStart(escapeInline(text));
}

/**
 * The same for text that does not stand at the start of a line, e.g. behind the hashes of a heading. Addresses are put
 * in angle brackets: a bare one would swallow the footnote mark behind it.
 */
export function escapeInline(text: string): string {
  const addresses: string[] = [];
  const words = text.replace(ADDRESS, (found) => {
    const address = trimAddress(found);
    if (address === undefined) return found;
    addresses.push(address);
    return `${STAND_IN}${found.slice(address.length)}`;
  });
  let next = 0;
  return escapeWords(words).replaceAll(STAND_IN, () => {
    next += 1;
    return `<${addresses[next - 1] ?? ''}>`;
  });
}

/** Stands for an address while the words around it are escaped; never in input, like the marks' characters. */
const STAND_IN = '\uE002';

/** What could be a link; the private characters stand for footnote marks. */
const ADDRESS =
  /https?:\/\/[^\s<>"“”«»[\]\uE000-\uE002]+|(?<![\w.+@-])[a-z0-9][\w.+-]*@(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w@-])/giu;

/** Without the sentence's punctuation; undefined where it is no address that Markdown would take as it stands. */
function trimAddress(text: string): string | undefined {
  const bare = text.replace(/[.,;:!?'’*_~|\\`\]}]+$/u, '');
  const closed = bare.includes('(') ? bare : bare.replace(/[).,;:!?]+$/u, '');
  const isGood = /^(?:https?:\/\/)?[a-z0-9][^&\\]*(?:&(?!#?\w+;)[^&\\]*)*$/iu.test(closed);
  return isGood && !/^https?:$/iu.test(closed) ? closed : undefined;
}

function escapeWords(text: string): string {
  return text
    .replace(/[\\`]/gu, '\\$&')
    .replace(/(?<=\S)\*|\*(?=\S)/gu, '\\*')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~/gu, '\\~')
    .replace(/<(?=[\p{L}/!?])/gu, '\\<')
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/\[(?=\^)|\](?=[([:])/gu, '\\$&')
    .replace(/(?<=https?):(?=\/\/)/giu, '\\:')
    .replace(/(?<=www)\./giu, '\\.')
    .replace(/(?<=[\w.+-])@/giu, '\\@');
}

/** Marks that mean something only at the start of a line. */
function escapeStart(text: string): string {
  return text
    .replace(/^(#{1,6})(?=\s|$)/u, '\\$1')
    .replace(/^([-+>*])(?=\s|$)/u, '\\$1')
    .replace(/^>/u, '\\>')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2')
    .replace(/^\|/u, '\\|')
    .replace(/^([-=]+)$/u, '\\$1');
}
