import type { Article } from '#core/archive/article';
import type { Catalogue, Conference, Organisation, Topic } from '#core/archive/catalogue';
import type { Citation } from '#core/archive/citation';
import type { Source, SourceRelation } from '#core/archive/source';
import { groupBy } from '#core/group-by';

/** An article that cites a source, with every note that does. */
export interface CitingArticle {
  readonly article: Article;
  readonly citations: readonly Citation[];
}

export interface TopicNode {
  readonly topic: Topic;
  readonly narrower: readonly TopicNode[];
}

/** Questions about the catalogue, answered without searching through it again. */
export interface Lookups {
  articleById(id: string): Article | undefined;
  sourceById(id: string): Source | undefined;
  conferenceById(id: string): Conference | undefined;
  topicById(id: string): Topic | undefined;
  organisationById(id: string): Organisation | undefined;
  /** Articles that cite a source, newest first; an article and its translations are several. */
  citedBy(sourceId: string): readonly CitingArticle[];
  /** How many works cite a source: translations of one article count once. */
  citingWorks(sourceId: string): number;
  /** The original and all translations of an article, the article itself left out. */
  translations(articleId: string): readonly Article[];
  /** Newest first. */
  articlesOfTopic(topicId: string): readonly Article[];
  articlesOfConference(conferenceId: string): readonly Article[];
  /** Newest first, one per work: in the language asked for where there is one, else the original. */
  works(articles: readonly Article[], language: string): readonly Article[];
  /** Relations that other sources have to this one. */
  relationsTo(sourceId: string): readonly SourceRelation[];
  readonly topicTree: readonly TopicNode[];
}

export function buildLookups(catalogue: Catalogue): Lookups {
  const articles = byId(catalogue.articles);
  const sources = byId(catalogue.sources);
  const conferences = byId(catalogue.conferences);
  const topics = byId(catalogue.topics);
  const organisations = byId(catalogue.organisations);
  const works = groupBy(catalogue.articles, workOf);
  const cited = groupCitations(catalogue.articles);
  const citingWorks = countWorks(cited);
  const ofTopic = groupBySeveral(catalogue.articles, (article) => article.topics);
  const ofConference = groupBySeveral(catalogue.articles, (article) => article.conferences);
  const relations = groupRelations(catalogue.sources);
  return {
    articleById: (id) => articles.get(id),
    sourceById: (id) => sources.get(id),
    conferenceById: (id) => conferences.get(id),
    topicById: (id) => topics.get(id),
    organisationById: (id) => organisations.get(id),
    citedBy: (id) => cited.get(id) ?? [],
    citingWorks: (id) => citingWorks.get(id) ?? 0,
    translations(id) {
      const article = articles.get(id);
      if (article === undefined) return [];
      return (works.get(workOf(article)) ?? []).filter((other) => other.id !== id);
    },
    articlesOfTopic: (id) => ofTopic.get(id) ?? [],
    articlesOfConference: (id) => ofConference.get(id) ?? [],
    works: pickWorks,
    relationsTo: (id) => relations.get(id) ?? [],
    topicTree: buildTopicTree(catalogue.topics),
  };
}

/** An article and its translations are one work, named by the original's id. */
export function workOf(article: Article): string {
  return article.translationOf ?? article.id;
}

function pickWorks(articles: readonly Article[], language: string): readonly Article[] {
  const chosen = new Map<string, Article>();
  for (const article of articles.toSorted(newestFirst)) {
    const work = workOf(article);
    const other = chosen.get(work);
    if (other === undefined || rank(article, language) < rank(other, language)) chosen.set(work, article);
  }
  return [...chosen.values()].toSorted(newestFirst);
}

function rank(article: Article, language: string): number {
  if (article.lang === language) return 0;
  return article.translationOf === undefined ? 1 : 2;
}

export function newestFirst(a: Article, b: Article): number {
  return b.published.localeCompare(a.published) || a.id.localeCompare(b.id);
}

export function buildTopicTree(topics: readonly Topic[]): readonly TopicNode[] {
  const ids = new Set(topics.map((topic) => topic.id));
  const children = groupBy(topics, (topic) =>
    topic.broader !== undefined && ids.has(topic.broader) ? topic.broader : '',
  );
  const nodesUnder = (parent: string, above: readonly string[]): readonly TopicNode[] =>
    (children.get(parent) ?? [])
      .filter((topic) => !above.includes(topic.id))
      .map((topic) => ({ topic, narrower: nodesUnder(topic.id, [...above, topic.id]) }));
  return nodesUnder('', []);
}

function groupCitations(articles: readonly Article[]): ReadonlyMap<string, readonly CitingArticle[]> {
  const cited = new Map<string, CitingArticle[]>();
  for (const article of articles) {
    for (const [source, citations] of groupBy(article.citations, (citation) => citation.source)) {
      if (source === undefined) continue;
      const list = cited.get(source) ?? [];
      list.push({ article, citations });
      cited.set(source, list);
    }
  }
  for (const list of cited.values()) list.sort((a, b) => newestFirst(a.article, b.article));
  return cited;
}

function countWorks(cited: ReadonlyMap<string, readonly CitingArticle[]>): ReadonlyMap<string, number> {
  const count = (list: readonly CitingArticle[]) => new Set(list.map(({ article }) => workOf(article))).size;
  return new Map([...cited].map(([source, list]) => [source, count(list)]));
}

function groupBySeveral(
  articles: readonly Article[],
  keysOf: (article: Article) => readonly string[],
): ReadonlyMap<string, readonly Article[]> {
  const groups = new Map<string, Article[]>();
  for (const article of articles.toSorted(newestFirst)) {
    for (const key of keysOf(article)) {
      const list = groups.get(key) ?? [];
      list.push(article);
      groups.set(key, list);
    }
  }
  return groups;
}

function groupRelations(sources: readonly Source[]): ReadonlyMap<string, readonly SourceRelation[]> {
  const relations = new Map<string, SourceRelation[]>();
  for (const { id, relations: own } of sources) {
    for (const { type, source } of own) {
      const list = relations.get(source) ?? [];
      list.push({ type, source: id });
      relations.set(source, list);
    }
  }
  return relations;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
