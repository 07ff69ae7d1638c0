import type { Definition, Root } from 'mdast';
import type { ArticleDraft, DraftImage, DraftLink } from './article-draft.ts';
import { createBlockCollector } from './block-collector.ts';
import { BlockReader } from './block-reader.ts';
import type { BodyProblem } from './body-problem.ts';
import type { InlinePorts } from './inline-reader.ts';
import { createNoteRegister } from './note-register.ts';
import { parseMarkdown } from './parse-markdown.ts';

/** Reads the Markdown body of an article. Problems are collected and never stop the reading. */
export function buildDraft(markdown: string): ArticleDraft {
  const root = parseMarkdown(markdown);
  const notes = createNoteRegister(root);
  const problems: BodyProblem[] = [];
  const images: DraftImage[] = [];
  const links: DraftLink[] = [];
  const ports: InlinePorts = {
    definitions: findLinkDefinitions(root),
    markdown,
    report: (problem) => problems.push(problem),
    cite: (label) => notes.cite(label),
    link: (link) => links.push(link),
    image: (image) => images.push(image),
  };
  const collector = createBlockCollector(ports.report);
  const { blocks } = collector;
  const nodes = new BlockReader(ports, collector).read(root.children);
  const readNotes = notes.finish(ports.report);
  if (blocks.length === 0) {
    ports.report({ code: 'empty-body', severity: 'error', line: 1, message: 'this article has no text' });
  }
  return { nodes, blocks, notes: readNotes, images, links, problems: inOrder(problems) };
}

function inOrder(problems: readonly BodyProblem[]): readonly BodyProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
}

function findLinkDefinitions(root: Root): ReadonlyMap<string, Definition> {
  const found = root.children.flatMap((node) => (node.type === 'definition' ? [node] : []));
  return new Map(found.map((node) => [node.identifier, node]));
}
