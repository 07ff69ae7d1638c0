/** One line that is not blank, cleaned of what scrapers leave. */
export interface PageLine {
  readonly text: string;
  /** Columns of white space before the text; a tab counts as four. */
  readonly indent: number;
  /** 1-based line of the input. */
  readonly number: number;
  /** Whether a blank line, a rule or the start of the file comes before. */
  readonly hasGap: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&rsquo;': '’',
  '&lsquo;': '‘',
  '&rdquo;': '”',
  '&ldquo;': '“',
  '&ndash;': '–',
  '&mdash;': '—',
  '&hellip;': '…',
};

const RULE = /^(?:[-=_*~─━•·.\s]{3,})$/u;

/**
 * Lines of a page without blank ones: line ends, byte order mark, no-break and zero-width characters, control
 * characters and common HTML entities are made plain; lines of dashes only part the text.
 */
export function splitLines(text: string): readonly PageLine[] {
  const lines: PageLine[] = [];
  let hasGap = true;
  const rows = text.replace(/^\uFEFF/u, '').split(/\r\n|[\n\r\u2028\u2029\u0085\f]/u);
  for (const [index, row] of rows.entries()) {
    const cleaned = cleanRow(row);
    const content = cleaned.trim();
    if (content === '' || RULE.test(content)) {
      hasGap = true;
      continue;
    }
    lines.push({
      text: withoutEmphasis(foldSpace(content)),
      indent: indentOf(cleaned),
      number: index + 1,
      hasGap,
    });
    hasGap = false;
  }
  return lines;
}

function cleanRow(row: string): string {
  return (
    row
      .replace(
        /&(?:nbsp|amp|quot|#39|apos|[rl][sd]quo|[nm]dash|hellip);/gu,
        (entity) => ENTITIES[entity] ?? entity,
      )
      .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu, ' ')
      // A soft hyphen at the end of a line is where a word was cut.
      .replace(/(?<=\p{L})\u00AD\s*$/u, '-')
      .replace(/[\u200B\u2060\uFEFF\u00AD\uE000-\uE002]/gu, '')
      .replace(/(?!\t)\p{Cc}/gu, '')
  );
}

/** "**A bold line**" is what is left of a heading. */
function withoutEmphasis(text: string): string {
  return /^(\*\*|__)(?!\s)((?:(?!\1).)+)\1$/u.exec(text)?.[2]?.trim() ?? text;
}

function foldSpace(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

function indentOf(row: string): number {
  const space = /^\s*/u.exec(row)?.[0] ?? '';
  return space.replaceAll('\t', '    ').length;
}
