import { useMemo } from 'react';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import type { Annotation } from '#core/annotations/annotation';
import { useArchive } from '../archive/archive-context.tsx';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { showToast } from '../ui/toast.ts';
import { useUser } from '../user/user-context.tsx';
import { blockById, quoteOf } from './article-places.ts';

const QUOTE_LENGTH = 300;
const TITLE_LENGTH = 1000;

export interface ArticleBookmarks {
  readonly isArticleBookmarked: boolean;
  /** Bookmarks of paragraphs, in the order of the text. */
  readonly paragraphs: readonly Annotation[];
  /** Ids of the bookmarked blocks. */
  readonly blocks: readonly string[];
  /** A bookmarked paragraph is not in the text of this edition. */
  readonly isGone: (block: string) => boolean;
  /** Sets or takes away the bookmark of the article, or of one of its blocks. */
  readonly toggle: (block?: string) => void;
}

/** The bookmarks of one article, and the means to set them. */
export function useArticleBookmarks(article: Article, text: ArticleText | undefined): ArticleBookmarks {
  const { t } = useMessages();
  const { archive } = useArchive();
  const { annotations, saveAnnotation, removeAnnotation } = useUser();
  const own = useMemo(
    () => annotations.filter((one) => isBookmarkOf(one, archive.key, article.id)),
    [annotations, archive.key, article.id],
  );
  const paragraphs = useMemo(() => inOrder(own, text), [own, text]);
  const blocks = useMemo(() => paragraphs.flatMap(({ target }) => target.block ?? []), [paragraphs]);

  const change = async (block: string | undefined): Promise<void> => {
    const known = own.find(({ target }) => target.block === block);
    const place = text && blockById(text.blocks, block);
    if (block !== undefined && place === undefined && known === undefined) return;
    const result =
      known === undefined
        ? await saveAnnotation({
            motivation: 'bookmarking',
            body: '',
            target: {
              archive: archive.key,
              article: article.id,
              title: article.title.slice(0, TITLE_LENGTH),
              edition: archive.edition,
              ...(text && place ? { block: place.id, quote: quoteOf(text, place, QUOTE_LENGTH) } : {}),
            },
          })
        : await removeAnnotation(known.id);
    if (!result.ok) showToast({ text: t(`annotation.failed-${result.code}`), tone: 'danger' });
    else if (block !== undefined) announce(t(known ? 'article.bookmark-removed' : 'article.bookmark-set'));
  };
  return {
    isArticleBookmarked: own.some(({ target }) => target.block === undefined),
    paragraphs,
    blocks,
    isGone: (block) => text !== undefined && blockById(text.blocks, block) === undefined,
    toggle: (block) => void change(block),
  };
}

function isBookmarkOf({ motivation, target }: Annotation, archive: string, article: string): boolean {
  return motivation === 'bookmarking' && target.archive === archive && target.article === article;
}

function inOrder(bookmarks: readonly Annotation[], text: ArticleText | undefined): readonly Annotation[] {
  const order = new Map(text?.blocks.map(({ id }, at) => [id, at] as const));
  const placeOf = ({ target }: Annotation): number => order.get(target.block ?? '') ?? order.size;
  return bookmarks
    .filter(({ target }) => target.block !== undefined)
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}
