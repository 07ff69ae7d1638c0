import type { ArticleText } from '#core/archive/article-text';
import { assignBlockIds, hasSameStructure, type IdOrigins } from '#core/article/assign-block-ids';
import { sha256Hex } from '#node/edition/sha256';
import { compact } from './content/compact.ts';
import type { ContentArticle } from './content/content.ts';

/** Text of an article in the previous edition; undefined where it is new. */
export type PreviousText = (articleId: string) => Promise<ArticleText | undefined>;

/** An article and the ids of its blocks, in the order of the blocks. */
export interface IdentifiedArticle {
  readonly article: ContentArticle;
  readonly ids: readonly string[];
}

/**
 * Gives the blocks of every article their permanent ids (decision 12), originals before their translations. Empties the
 * list, and lets go of each article when the next one is asked for.
 */
export async function* assignArticleIds(
  articles: ContentArticle[],
  previousText: PreviousText,
): AsyncGenerator<IdentifiedArticle, void, undefined> {
  const originals = new Map<string, NonNullable<IdOrigins['original']>>();
  const waiting = originalsFirst(articles.splice(0)).reverse();
  for (let article = waiting.pop(); article !== undefined; article = waiting.pop()) {
    const { id, translationOf } = article.head;
    const original = originals.get(translationOf ?? '');
    const previous = needsPrevious(article, original) ? await previousText(id) : undefined;
    const { blocks } = article.draft;
    const ids = assignBlockIds(blocks, {
      articleId: id,
      hash: sha256Hex,
      ...compact({ original, previous }),
    });
    originals.set(
      id,
      blocks.flatMap(({ kind }, at) => (ids[at] === undefined ? [] : [{ kind, id: ids[at] }])),
    );
    yield { article, ids };
  }
}

/** A translation takes the ids of its original, which must have got its own first. */
function originalsFirst(articles: readonly ContentArticle[]): ContentArticle[] {
  const isTranslation = (article: ContentArticle): boolean => article.head.translationOf !== undefined;
  return [...articles.filter((one) => !isTranslation(one)), ...articles.filter(isTranslation)];
}

/** Reading old texts takes time, and is for nothing where every block is pinned or has its original's id. */
function needsPrevious({ draft }: ContentArticle, original: IdOrigins['original']): boolean {
  const isPinned = draft.blocks.every((block) => block.pinnedId !== undefined);
  return !isPinned && !(original !== undefined && hasSameStructure(draft.blocks, original));
}
