import type { Catalogue } from '#core/archive/catalogue';
import { localize } from '#core/archive/localized-text';
import { COMMANDS, type CommandId } from '#core/commands/commands';
import { foldText } from '#core/text/fold';
import type { Route } from '../routing/route.ts';

export type PaletteGroup = 'commands' | 'articles' | 'sources' | 'topics' | 'conferences';

/** One row of the palette. */
export interface PaletteItem {
  readonly key: string;
  readonly group: PaletteGroup;
  readonly label: string;
  /** BCP 47 tag of the label, where it is not the interface's. */
  readonly lang?: string;
  /** Shown small after the label: a symbol, a year. */
  readonly detail: string;
  readonly action:
    { readonly type: 'command'; readonly id: CommandId } | { readonly type: 'open'; readonly route: Route };
  /** What is searched, folded, with a space before every word. */
  readonly folded: string;
}

/** Rows shown of each group. */
const GROUP_LIMIT = 7;

type ItemDraft = Omit<PaletteItem, 'folded'> & { readonly also?: readonly string[] };

export function commandItems(
  available: ReadonlySet<CommandId>,
  labelOf: (id: CommandId) => string,
): readonly PaletteItem[] {
  return COMMANDS.filter(({ id }) => available.has(id) && id !== 'palette').map(({ id }) =>
    toItem({
      key: `command:${id}`,
      group: 'commands',
      label: labelOf(id),
      detail: '',
      action: { type: 'command', id },
    }),
  );
}

/** Everything in the archive that has a page of its own. */
export function archiveItems(catalogue: Catalogue, language: string): readonly PaletteItem[] {
  const drafts: ItemDraft[] = [
    ...catalogue.articles.map(({ id, title, lang, published }): ItemDraft => ({
      key: `article:${id}`,
      group: 'articles',
      label: title,
      lang,
      detail: published.slice(0, 4),
      action: { type: 'open', route: { name: 'article', id } },
    })),
    ...catalogue.sources.map((source): ItemDraft => ({
      key: `source:${source.id}`,
      group: 'sources',
      label: source.titles[language] ?? source.title,
      detail: source.number ?? source.issued?.slice(0, 4) ?? '',
      action: { type: 'open', route: { name: 'source', id: source.id } },
      also: [source.title, source.titleShort ?? '', ...source.identifiers.map(({ value }) => value)],
    })),
    ...catalogue.topics.map(({ id, label }): ItemDraft => ({
      key: `topic:${id}`,
      group: 'topics',
      label: localize(label, language),
      detail: '',
      action: { type: 'open', route: { name: 'topic', id } },
    })),
    ...catalogue.conferences.map(({ id, title, start }): ItemDraft => ({
      key: `conference:${id}`,
      group: 'conferences',
      label: localize(title, language),
      detail: start?.slice(0, 4) ?? '',
      action: { type: 'open', route: { name: 'conference', id } },
    })),
  ];
  return drafts.map(toItem);
}

function toItem({ also = [], ...draft }: ItemDraft): PaletteItem {
  return { ...draft, folded: foldWords([draft.label, draft.detail, ...also].join(' ')) };
}

function foldWords(text: string): string {
  return ` ${foldText(text)
    .folded.split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim()}`;
}

/** Rows in which every word of the query begins a word: best first, a few of each group. */
export function filterItems(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  const words = foldWords(query).split(' ').filter(Boolean);
  const whole = ` ${words.join(' ')}`;
  const matching = items.filter(({ folded }) => words.every((word) => folded.includes(` ${word}`)));
  const rank = ({ folded }: PaletteItem) => (folded.startsWith(whole) ? 0 : folded.includes(whole) ? 1 : 2);
  const ranked = matching.map((item, order) => ({ item, order, rank: rank(item) }));
  ranked.sort((a, b) => a.rank - b.rank || a.item.folded.length - b.item.folded.length || a.order - b.order);
  const shown = new Map<PaletteGroup, number>();
  return ranked.flatMap(({ item }) => {
    const count = (shown.get(item.group) ?? 0) + 1;
    shown.set(item.group, count);
    return count <= GROUP_LIMIT ? [item] : [];
  });
}
