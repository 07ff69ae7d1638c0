import { useArchive } from '../archive/archive-context.tsx';
import { ArticleMissing } from './article-missing.tsx';
import { ArticleView } from './article-view.tsx';

interface ArticlePageProps {
  readonly id: string;
  /** Block to open at. */
  readonly block?: string | undefined;
  /** The search that led here. */
  readonly query?: string | undefined;
}

/** One article of the open edition. */
export function ArticlePage({ id, block, query }: ArticlePageProps) {
  const { articleById, archive } = useArchive();
  const article = articleById(id);
  if (article === undefined) return <ArticleMissing id={id} />;
  // Another edition is another origin and maybe another text: begin anew.
  return <ArticleView key={`${archive.contentHost}/${id}`} article={article} block={block} query={query} />;
}
