import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { canonicalText } from '#core/text/canonical-text';
import { ARTICLE_SCHEMA } from './article-schema.ts';
import { directionOf } from './article-words.ts';
import { isSafeHref } from './resolve-link.ts';

const PARSER = unified().use(rehypeParse);
const SANITISER = unified().use(rehypeSanitize, ARTICLE_SCHEMA);
const WRITER = unified().use(rehypeStringify, {
  characterReferences: { useNamedReferences: false },
  closeSelfClosing: false,
  omitOptionalTags: false,
});

/** Parsing, cleaning and writing settle at once for what we write; hostile input gets this many rounds. */
const MAX_ROUNDS = 5;
const LANGUAGE = /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8}){0,4}$/;

/**
 * Makes a whole HTML document safe to show: only what the allow-list names is left, the head is written
 * anew, and the result is parsed and cleaned again until it no longer changes, so that a browser's second
 * reading cannot find what the first did not (mutation XSS). Deterministic and idempotent; what never
 * settles becomes an empty document.
 */
export function sanitiseArticleHtml(html: string): string {
  let before = html;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const after = cleanOnce(before);
    if (after === before) return after;
    before = after;
  }
  return cleanOnce(before) === before ? before : EMPTY;
}

/** Whether a document is exactly as the sanitiser would leave it. */
export function isSafeArticleHtml(html: string): boolean {
  return sanitiseArticleHtml(html) === html;
}

/** Writes an article's content as a whole document. The content is not cleaned here. */
export function writeDocument(head: DocumentHead, content: readonly ElementContent[]): string {
  const { lang, title } = head;
  const meta = element('meta', { charSet: 'utf-8' }, []);
  const titleElement = element('title', {}, title === '' ? [] : [{ type: 'text', value: title }]);
  const html = element('html', { lang, dir: directionOf(lang) }, [
    element('head', {}, [meta, titleElement]),
    element('body', {}, content),
  ]);
  return WRITER.stringify({ type: 'root', children: [{ type: 'doctype' }, html] });
}

export interface DocumentHead {
  /** BCP 47. */
  readonly lang: string;
  readonly title: string;
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: readonly ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

const EMPTY = writeDocument({ lang: 'und', title: '' }, []);

function cleanOnce(html: string): string {
  const tree = PARSER.parse(html);
  const root = childNamed(tree, 'html');
  const lang = root?.properties['lang'];
  const body = childNamed(root, 'body');
  const clean = SANITISER.runSync({ type: 'root', children: [...(body?.children ?? [])] });
  return writeDocument(
    { lang: typeof lang === 'string' && LANGUAGE.test(lang) ? lang : 'und', title: titleOf(root) },
    contentOf(clean).map(checkLinks),
  );
}

function childNamed(parent: Root | Element | undefined, name: string): Element | undefined {
  const children: readonly RootContent[] = parent?.children ?? [];
  for (const child of children) if (child.type === 'element' && child.tagName === name) return child;
  return undefined;
}

function titleOf(html: Element | undefined): string {
  const title = childNamed(childNamed(html, 'head'), 'title');
  const text = (title?.children ?? []).map((child) => (child.type === 'text' ? child.value : '')).join('');
  return canonicalText(text);
}

function contentOf(root: Root): readonly ElementContent[] {
  return root.children.flatMap((child) => (child.type === 'element' || child.type === 'text' ? [child] : []));
}

/** `sanitise` knows protocols only; a link must also have the shape that `resolveLink` makes. */
function checkLinks(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const { href, ...others } = node.properties;
  const isKept = typeof href === 'string' && isSafeHref(href);
  const properties = isKept || href === undefined ? node.properties : others;
  return { ...node, properties, children: node.children.map(checkLinks) };
}
