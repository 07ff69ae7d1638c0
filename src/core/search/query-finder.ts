// What a query finds in one edition: within what an earlier one has shown, in the person's notes, and with some of the
// words where too little has all of them.
import type { Catalogue } from '#core/archive/catalogue';
import { expandAliases, type AliasTable } from './aliases.ts';
import type { Budget } from './budget.ts';
import { FILE_KIND, type DocStore } from './doc-store.ts';
import type { EvaluationPorts } from './evaluate.ts';
import { guessLanguage } from './guess-language.ts';
import { createNoteSearch, noteQuery } from './note-search.ts';
import { parseQuery } from './parse-query.ts';
import { createPersonalFilter, type PersonalFilter } from './personal.ts';
import { walk, type QueryNode } from './query.ts';
import { relaxQuery } from './reshape-query.ts';
import { FoundDocs } from './found-docs.ts';
import { favourTitles, runQuery } from './run-query.ts';
import type { LanguageIndex } from './search-index.ts';
import type { SearchQuery } from './search-types.ts';
import { allWordsFirst, findEach, moreWordsFirst, type WordHits } from './some-words.ts';
import type { TextStore } from './text-store.ts';

/** The edition that is searched. */
export interface Searched {
  readonly catalogue: Catalogue;
  readonly store: DocStore;
  readonly texts: TextStore;
  readonly aliases: AliasTable;
}

/** What the steps of one search share. */
export interface Run {
  readonly query: SearchQuery;
  /** The language of the reader: of the words typed, where it shows, else of the interface. */
  readonly lang: string;
  readonly indexes: readonly LanguageIndex[];
  readonly store: DocStore;
  readonly texts: TextStore;
  readonly personal: PersonalFilter;
  /** Nothing else is found; everything may be where it is undefined. */
  readonly bounds: FoundDocs | undefined;
  /** The indexes and texts are those of the person's notes. */
  readonly isNote: boolean;
  readonly budget: Budget;
}

/** What was found in the end. */
export interface Widened {
  readonly found: FoundDocs;
  /** Each word by itself, where nothing has all of them. */
  readonly words: readonly WordHits[];
  /** The query it answers. */
  readonly asked: QueryNode;
}

/** What a search is begun with. */
type Asked = Pick<Run, 'query' | 'indexes' | 'budget'>;

/** Finds what queries ask for in one edition. */
export class QueryFinder {
  private readonly notes: ReturnType<typeof createNoteSearch>;

  constructor(private readonly searched: Searched) {
    this.notes = createNoteSearch(searched.store);
  }

  /** Where and how a query is asked. */
  async prepare(root: QueryNode, asked: Asked): Promise<Run> {
    const { query, indexes } = asked;
    const { store, texts } = this.searched;
    const personal = createPersonalFilter(query.personal);
    const lang = guessLanguage(root, indexes, query.lang);
    const bounds = await this.boundsOf(asked);
    const run: Run = { ...asked, store, texts, personal, lang, bounds, isNote: false };
    const ofNotes = query.personal?.notes === undefined ? undefined : noteQuery(root);
    if (ofNotes === undefined) return run;
    const ofArticles = ofNotes.ofArticles === undefined ? bounds : await this.find(ofNotes.ofArticles, run);
    const notes = this.notes(query.personal?.notes ?? [], query.lang);
    return { ...run, ...notes, bounds: ofArticles, isNote: true };
  }

  /** What an earlier query has shown, those with some of its words too. */
  private async boundsOf({ query, ...asked }: Asked): Promise<Run['bounds']> {
    const { within: text, ...rest } = query;
    if (text === undefined || text.trim() === '') return undefined;
    const root = expandAliases(parseQuery(text, false).root, this.searched.aliases);
    const run = await this.prepare(root, { ...asked, query: { ...rest, text, prefixLast: false } });
    return (await this.widen(await this.find(root, run), root, run)).found;
  }

  /** What has all words of a query. */
  async find(root: QueryNode, run: Run): Promise<FoundDocs> {
    const found = await this.findAll((run.isNote ? noteQuery(root)?.root : undefined) ?? root, run);
    const { bounds } = run;
    return bounds === undefined ? found : found.filter((number) => bounds.has(number));
  }

  private async findAll(root: QueryNode, run: Run): Promise<FoundDocs> {
    const { query, lang, indexes, store } = run;
    // Nothing typed is everything, for the facets to narrow; a lone quote or hyphen is the beginning of something.
    if (isEmpty(root))
      return query.text.trim() === ''
        ? FoundDocs.all(store, lang, query.facets.kind?.includes(FILE_KIND) ?? false)
        : new FoundDocs(store.all.length, []);
    return favourTitles(await runQuery(root, indexes, lang, this.evaluationPorts(run)), query.text, store);
  }

  /** Adds what has some of the words, where too little has all of them. */
  async widen(strict: FoundDocs, root: QueryNode, run: Run): Promise<Widened> {
    const relaxed = relaxQuery(root, run.lang, strict.size);
    if (relaxed === undefined) return { found: strict, words: [], asked: root };
    const found = await this.find(relaxed.root, run);
    const asked = relaxed.root;
    if (strict.size > 0) return { found: allWordsFirst(strict, found), words: [], asked };
    const words = await findEach(relaxed.words, run.indexes, this.evaluationPorts(run));
    return { found: moreWordsFirst(found, words), words, asked };
  }

  private evaluationPorts({ store, texts, budget, personal, isNote }: Run): EvaluationPorts {
    return { catalogue: this.searched.catalogue, store, texts, budget, personal, isNote };
  }
}

/** Nothing is asked for but brackets and what joins words. */
export function isEmpty(root: QueryNode): boolean {
  return walk(root, true).every((node) => node.type === 'and' || node.type === 'or' || node.type === 'not');
}
