import { useState } from 'react';
import { ArchiveContext, useArchive } from '../archive/archive-context.tsx';
import { ArticleMissing } from './article-missing.tsx';
import { ArticleView } from './article-view.tsx';
import { EditionNotice } from './edition-notice.tsx';

interface ArticlePageProps {
  readonly id: string;
  /** Block to open at. */
  readonly block?: string | undefined;
  /** The search that led here. */
  readonly query?: string | undefined;
}

/** One article, of the edition that was open when it was opened: another one changes nothing under the reader's eyes. */
export function ArticlePage({ id, block, query }: ArticlePageProps) {
  const current = useArchive();
  const [held, setHeld] = useState({ id, value: current });
  const { archive } = held.value;
  const isHeld =
    held.id === id &&
    archive.key === current.archive.key &&
    archive.contentHost !== current.archive.contentHost &&
    held.value.articleById(id) !== undefined;
  if (!isHeld && (held.id !== id || held.value !== current)) setHeld({ id, value: current });
  const shown = isHeld ? held.value : current;
  const article = shown.articleById(id);
  if (article === undefined) return <ArticleMissing id={id} />;
  const notice = isHeld ? (
    <EditionNotice
      edition={archive.edition}
      current={current.archive.edition}
      onShow={() => setHeld({ id, value: current })}
    />
  ) : null;
  return (
    <ArchiveContext value={shown}>
      <ArticleView
        // Another edition is another origin and maybe another text: begin anew.
        key={`${shown.archive.contentHost}/${id}`}
        article={article}
        block={block}
        query={query}
        notice={notice}
      />
    </ArchiveContext>
  );
}
