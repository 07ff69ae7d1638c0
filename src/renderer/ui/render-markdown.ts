import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { toJsxRuntime, type Components } from 'hast-util-to-jsx-runtime';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** `remark-rehype` leaves HTML out of the tree, and the sanitiser would. */
const toTree = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeSanitize);

/** Markdown as React draws it, without any HTML of its own. Large with its libraries: for lazy parts only. */
export function renderMarkdown(markdown: string, components: Partial<Components>): ReactNode {
  const tree = toTree.runSync(toTree.parse(markdown));
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components });
}
