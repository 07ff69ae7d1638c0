import { fail, ok, type Result } from '#core/result';

/** Largest front matter, in UTF-16 units. */
export const MAX_FRONT_MATTER = 64 * 1024;

/** A Markdown file in its two parts. */
export interface MarkdownParts {
  readonly yaml: string;
  readonly body: string;
  /** Lines of the file above the body. */
  readonly bodyLines: number;
  /** UTF-16 units of the file before the body. */
  readonly bodyOffset: number;
}

/** Takes the lines between two `---` from the head of a file. The YAML's first line is line 2 of the file. */
export function splitFrontMatter(
  text: string,
): Result<MarkdownParts, 'no-front-matter' | 'front-matter-too-large'> {
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (open === null)
    return fail('no-front-matter', 'an article begins with a line "---" and its front matter');
  const close = /^---[ \t]*(?:\r?\n|$)/m;
  const head = text.slice(open[0].length, open[0].length + MAX_FRONT_MATTER);
  const end = close.exec(head);
  if (end === null) {
    return text.length > open[0].length + MAX_FRONT_MATTER
      ? fail('front-matter-too-large', 'the front matter is over 64 KB, or its closing line "---" is missing')
      : fail('no-front-matter', 'the closing line "---" of the front matter is missing');
  }
  const bodyOffset = open[0].length + end.index + end[0].length;
  return ok({
    yaml: head.slice(0, end.index),
    body: text.slice(bodyOffset),
    bodyLines: text.slice(0, bodyOffset).split('\n').length - 1,
    bodyOffset,
  });
}
