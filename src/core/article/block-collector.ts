import type { BlockKind } from '#core/archive/article-text';
import type { DraftBlock, Inline } from './article-draft.ts';
import { isBlockId, takePin } from './block-pin.ts';
import type { BodyProblem } from './body-problem.ts';
import { measureInlines } from './measure-inlines.ts';

/** What a block is made from. */
export interface BlockSource {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly isNumbered: boolean;
  readonly inlines: readonly Inline[];
  readonly line: number;
  readonly pinOffset?: number;
}

/** The blocks of one article, in the order in which they are added. */
export interface BlockCollector {
  readonly blocks: readonly DraftBlock[];
  /** Adds a block and gives its index; nothing where it has no text of its own. */
  add(source: BlockSource): number | undefined;
}

export function createBlockCollector(report: (problem: BodyProblem) => void): BlockCollector {
  const blocks: DraftBlock[] = [];
  const usedIds = new Set<string>();

  function pinOf(id: string | undefined, line: number): { readonly pinnedId?: string } {
    if (id === undefined) return {};
    if (!isBlockId(id)) {
      const message = `"{#${id}}" is not a block id: small letters, digits and hyphens, and none of the page's own`;
      report({ code: 'bad-block-id', severity: 'error', line, message });
      return {};
    }
    if (usedIds.has(id)) {
      const message = `the block id "${id}" stands twice in this article`;
      report({ code: 'duplicate-block-id', severity: 'error', line, message });
      return {};
    }
    usedIds.add(id);
    return { pinnedId: id };
  }

  function reportLoneMark(marks: number, line: number): void {
    if (marks === 0) return;
    const message = 'a footnote mark needs words to stand behind';
    report({ code: 'mark-alone', severity: 'error', line, message });
  }

  return {
    blocks,
    add(source) {
      const { inlines, id } = takePin(source.inlines);
      const measured = measureInlines(inlines);
      if (measured.text === '') {
        reportLoneMark(measured.marks.length, source.line);
        return undefined;
      }
      return blocks.push({ ...source, ...measured, inlines, ...pinOf(id, source.line) }) - 1;
    },
  };
}
