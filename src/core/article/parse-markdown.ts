import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const PARSER = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });

/** GitHub-flavoured Markdown, footnotes included, as a syntax tree. Every text is valid Markdown. */
export function parseMarkdown(markdown: string): Root {
  return PARSER.parse(markdown);
}
