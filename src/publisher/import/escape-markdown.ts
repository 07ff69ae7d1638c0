/** Plain text → Markdown (GFM) that reads as exactly that text. One line in, one line out. */
export function escapeMarkdown(text: string): string {
  return escapeStart(escapeInline(text));
}

/** The same for text that does not stand at the start of a line, e.g. behind the hashes of a heading. */
export function escapeInline(text: string): string {
  return text
    .replace(/[\\`]/gu, '\\$&')
    .replace(/(?<=\S)\*|\*(?=\S)/gu, '\\*')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~/gu, '\\~')
    .replace(/<(?=[\p{L}/!?])/gu, '\\<')
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/\[(?=\^)|\](?=[([:])/gu, '\\$&')
    .replace(/\{(?=#)/gu, '\\{');
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
