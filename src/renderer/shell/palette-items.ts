import type { Article } from '#core/archive/article';
import type { Catalogue } from '#core/archive/catalogue';
import { localize } from '#core/archive/localized-text';
import { COMMANDS, type CommandId } from '#core/commands/commands';
import { groupBy } from '#core/group-by';
import type { Lookups } from '../archive/build-lookups.ts';
import { workOf } from '../archive/build-lookups.ts';
import { collectNames, foldWords, symbolNames, type RecordNames } from '../archive/record-names.ts';
import { EMPTY_SEARCH, type Route } from '../routing/route.ts';
export type PaletteGroup = 'commands' | 'articles' | 'sources' | 'topics' | 'conferences' | 'search';

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
  readonly found: PaletteWords;
}

/** What a row is found by; every text as `foldWords` makes it. */
export interface PaletteWords {
  readonly label: string;
  /** The label is in the interface's language. */
  readonly isOwn: boolean;
  /** Symbols and aliases: to type one of them is to mean this row. */
  readonly names: readonly string[];
  /** Label, names, and whatever else the row may be found by. */
  readonly all: string;
  /** Sources it has to do with: their names count beside its own words. */
  readonly sources: readonly string[];
}

type ItemDraft = Omit<PaletteItem, 'found'> & {
  readonly names?: readonly string[];
  readonly also?: readonly string[];
  readonly sources?: readonly string[];
};

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

/** The last row: the words as a search of the archive. Its key must not be that of its group: the list would go in circles. */
export function searchItem(query: string, label: string): PaletteItem {
  const route: Route = { ...EMPTY_SEARCH, text: query.trim() };
  return toItem({ key: 'search:words', group: 'search', label, detail: '', action: { type: 'open', route } });
}

/** Everything in the archive that has a page of its own; of an article's versions, the interface's or the original. */
export function archiveItems(
  catalogue: Catalogue,
  works: Lookups['works'],
  language: string,
): readonly PaletteItem[] {
  const names = collectNames(catalogue.terms);
  return [
    ...articleDrafts(catalogue.articles, works, language, names),
    ...catalogue.sources.map((source): ItemDraft => ({
      key: `source:${source.id}`,
      group: 'sources',
      label: source.titles[language] ?? source.title,
      detail: source.number ?? source.issued?.slice(0, 4) ?? '',
      action: { type: 'open', route: { name: 'source', id: source.id } },
      names: [
        ...symbolNames(source),
        ...(source.titleShort === undefined ? [] : [source.titleShort]),
        ...names.ofSource(source.id),
      ],
      also: [source.title],
      sources: source.relations.map((relation) => relation.source),
    })),
    ...catalogue.topics.map(({ id, label }): ItemDraft => ({
      key: `topic:${id}`,
      group: 'topics',
      label: localize(label, language),
      detail: '',
      action: { type: 'open', route: { name: 'topic', id } },
    })),
    ...catalogue.conferences.map(({ id, title, start, organisation, sources }): ItemDraft => ({
      key: `conference:${id}`,
      group: 'conferences',
      label: localize(title, language),
      detail: start?.slice(0, 4) ?? '',
      action: { type: 'open', route: { name: 'conference', id } },
      names: names.ofOrganisation(organisation),
      sources,
    })),
  ].map(toItem);
}

function articleDrafts(
  articles: readonly Article[],
  works: Lookups['works'],
  language: string,
  names: RecordNames,
): readonly ItemDraft[] {
  const versions = groupBy(articles, workOf);
  return works(articles, language).map((article) => {
    const titles = (versions.get(workOf(article)) ?? []).map(({ title }) => title);
    return {
      key: `article:${article.id}`,
      group: 'articles',
      label: article.title,
      ...(article.lang === language ? {} : { lang: article.lang }),
      detail: article.published.slice(0, 4),
      action: { type: 'open', route: { name: 'article', id: article.id } },
      also: [...titles, ...names.inTitle(article.title)],
      sources: [...new Set(article.citations.flatMap(({ source }) => source ?? []))],
    };
  });
}

function toItem({ names = [], also = [], sources = [], ...draft }: ItemDraft): PaletteItem {
  const folded = names.map(foldWords);
  return {
    ...draft,
    found: {
      label: foldWords(draft.label),
      isOwn: draft.lang === undefined,
      names: folded,
      all: [foldWords([draft.label, draft.detail, ...also].join(' ')), ...folded].join(''),
      sources,
    },
  };
}
