import type { Definition, Nodes, PhrasingContent } from 'mdast';
import type { DraftImage, DraftLink, Inline } from './article-draft.ts';
import type { BodyProblem } from './body-problem.ts';
import { resolveLink } from './resolve-link.ts';

/** What the reading of inline content needs from the rest, and tells it. */
export interface InlinePorts {
  /** Link definitions (`[label]: url`) by their normalised label. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The Markdown itself: a dangling `[^9]` is plain text in the tree, and an escaped one looks the same. */
  readonly markdown: string;
  report(problem: BodyProblem): void;
  /** The number of a footnote and which of its marks this is; undefined where it has no definition. */
  cite(label: string): { readonly number: number; readonly occurrence: number } | undefined;
  link(link: DraftLink): void;
  image(image: DraftImage): void;
}

/** 1-based line of a node. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** Turns Markdown's inline nodes into ours; reports what cannot be kept, and keeps its text. */
export function readInlines(nodes: readonly PhrasingContent[], ports: InlinePorts): readonly Inline[] {
  return nodes.flatMap((node) => readInline(node, ports));
}

function readInline(node: PhrasingContent, ports: InlinePorts): readonly Inline[] {
  switch (node.type) {
    case 'text':
      reportDangling(node, ports);
      return [{ type: 'text', value: node.value }];
    case 'inlineCode':
      return [{ type: 'code', value: node.value }];
    case 'strong':
      return [{ type: 'span', tag: 'strong', children: readInlines(node.children, ports) }];
    case 'emphasis':
      return [{ type: 'span', tag: 'em', children: readInlines(node.children, ports) }];
    case 'delete':
      return [{ type: 'span', tag: 'del', children: readInlines(node.children, ports) }];
    case 'break':
      return [{ type: 'break' }];
    case 'html':
      return readHtml(node, node.value, ports);
    case 'footnoteReference':
      return readMark(node, node.identifier, ports);
    default:
      return readTargeted(node, ports);
  }
}

type Targeted = Extract<PhrasingContent, { type: 'link' | 'linkReference' | 'image' | 'imageReference' }>;

function readTargeted(node: Targeted, ports: InlinePorts): readonly Inline[] {
  const target =
    node.type === 'link' || node.type === 'image' ? node : ports.definitions.get(node.identifier);
  const url = target?.url ?? '';
  if (node.type === 'image' || node.type === 'imageReference') {
    return readImage(node, url, node.alt ?? '', ports);
  }
  return readLink(node, url, readInlines(node.children, ports), ports);
}

function readLink(
  node: Targeted,
  url: string,
  children: readonly Inline[],
  ports: InlinePorts,
): readonly Inline[] {
  const line = lineOf(node);
  const resolved = resolveLink(url);
  if (!resolved.ok) {
    const severity = resolved.code === 'insecure-link' ? 'warning' : 'error';
    ports.report({ code: resolved.code, severity, ...placeOf(node), message: resolved.message });
    return children;
  }
  const { href, article, block } = resolved.value;
  if (article !== undefined || block !== undefined) {
    ports.link({
      line,
      ...(article === undefined ? {} : { article }),
      ...(block === undefined ? {} : { block }),
    });
  }
  const { words, marks } = splitMarks(children);
  return [{ type: 'link', href, children: words }, ...marks];
}

/** A mark is a link itself, and a link cannot hold another: marks inside one are put behind it. */
function splitMarks(inlines: readonly Inline[]): {
  readonly words: readonly Inline[];
  readonly marks: readonly Inline[];
} {
  const marks: Inline[] = [];
  const strip = (inline: Inline): readonly Inline[] => {
    if (inline.type === 'cite') {
      marks.push(inline);
      return [];
    }
    return inline.type === 'span' ? [{ ...inline, children: inline.children.flatMap(strip) }] : [inline];
  };
  return { words: inlines.flatMap(strip), marks };
}

function readImage(node: Targeted, path: string, alt: string, ports: InlinePorts): readonly Inline[] {
  const place = placeOf(node);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) {
    const message = `"${path}" is not a file of this folder: copy the image to files/ and name it there`;
    ports.report({ code: 'remote-image', severity: 'error', ...place, message });
    return [];
  }
  if (alt.trim() === '') {
    const message = `"${path}" has no alternative text: say what the image shows, ![here](${path})`;
    ports.report({ code: 'missing-alt', severity: 'error', ...place, message });
  }
  ports.image({ path, alt: alt.trim(), line: place.line });
  return [{ type: 'image', path, alt: alt.trim() }];
}

function readMark(node: Nodes, label: string, ports: InlinePorts): readonly Inline[] {
  const mark = ports.cite(label);
  if (mark !== undefined) return [{ type: 'cite', ...mark }];
  const message = 'a footnote may not hold the mark of another footnote';
  ports.report({ code: 'nested-footnote', severity: 'error', ...placeOf(node), message });
  return [];
}

/** A comment is a remark among staff and is left out; everything else in angle brackets is refused. */
export function readHtml(node: Nodes, value: string, ports: Pick<InlinePorts, 'report'>): readonly Inline[] {
  if (/^\s*<!--[\s\S]*-->\s*$/.test(value)) return [];
  const shown = value.trim().split('\n')[0]?.slice(0, 60) ?? '';
  const message = `raw HTML is not published: "${shown}"; write it in Markdown, or escape the "<" with a backslash`;
  ports.report({ code: 'raw-html', severity: 'error', ...placeOf(node), message });
  return [];
}

function reportDangling(node: Nodes, ports: InlinePorts): void {
  const start = node.position?.start.offset ?? 0;
  const written = ports.markdown.slice(start, node.position?.end.offset ?? start);
  for (const match of written.matchAll(/(?<!\\)\[\^([^\]\s]+)\]/gu)) {
    const before = written.slice(0, match.index).split('\n');
    const line = lineOf(node) + before.length - 1;
    const message = `the mark [^${match[1]}] has no footnote: add a line "[^${match[1]}]: …"`;
    ports.report({ code: 'dangling-footnote', severity: 'error', line, message });
  }
}

export function placeOf(node: Nodes): { readonly line: number; readonly column?: number } {
  const column = node.position?.start.column;
  return { line: lineOf(node), ...(column === undefined ? {} : { column }) };
}
