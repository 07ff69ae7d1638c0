import type { Inline } from './article-draft.ts';

const PIN = /(?:^|\s)\{#([^}\s]*)\}\s*$/u;
const BLOCK_ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
/** Ids that the page itself uses: the article, its title, its notes and its marks. */
const RESERVED = /^(?:article|title|notes|note-\d+|mark-\d+-\d+)$/;

/** Whether an id may be a block's. */
export function isBlockId(id: string): boolean {
  return BLOCK_ID.test(id) && !RESERVED.test(id);
}

/** Takes a trailing `{#id}` from a block. `id` is as written: it may not be a good one. */
export function takePin(inlines: readonly Inline[]): {
  readonly inlines: readonly Inline[];
  readonly id?: string;
} {
  const last = inlines.at(-1);
  if (last?.type !== 'text') return { inlines };
  const match = PIN.exec(last.value);
  if (match?.[1] === undefined) return { inlines };
  const value = last.value.slice(0, match.index);
  const rest = inlines.slice(0, -1);
  return { inlines: value === '' ? rest : [...rest, { type: 'text', value }], id: match[1] };
}
