import { useMemo, type ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { ListSkeleton } from '../ui/list-skeleton.tsx';
import { renderMarkdown } from '../ui/render-markdown.ts';
import styles from './chapter-text.module.css';
import { isChapter } from './guide-chapters.ts';
import { routeOf } from './help-layout.tsx';
import type { Loaded } from './use-loaded.ts';

interface WordsProps {
  readonly children?: ReactNode;
  readonly href?: string | undefined;
}

/** The page says the title already. What is typed or pressed is Latin in every language. */
const COMPONENTS = {
  h1: () => null,
  a: ChapterLink,
  code: ({ children }: WordsProps) => (
    <code dir="ltr" className={styles['code']}>
      {children}
    </code>
  ),
  pre: ({ children }: WordsProps) => (
    <pre dir="ltr" className={styles['block']}>
      {children}
    </pre>
  ),
};

/** A chapter of the guide, while it loads and after. */
export function ChapterText({ loaded }: { readonly loaded: Loaded<string> }) {
  const { t } = useMessages();
  switch (loaded.status) {
    case 'loading':
      return <ListSkeleton label={t('shell.loading')} />;
    case 'failed':
      return <p role="alert">{t('help.load-failed')}</p>;
    case 'ready':
      return <Markdown text={loaded.value} />;
  }
}

function Markdown({ text }: { readonly text: string }) {
  const content = useMemo(() => renderMarkdown(text, COMPONENTS), [text]);
  return <div className={styles['text']}>{content}</div>;
}

/** Chapters link to each other by file name, so that the links work where the files lie, too. */
function ChapterLink({ children, href }: WordsProps) {
  const chapter = /^([a-z]+)\.md$/.exec(href ?? '')?.[1] ?? '';
  if (isChapter(chapter)) return <Link to={routeOf(chapter)}>{children}</Link>;
  return (
    <span>
      {children} <bdi>({href})</bdi>
    </span>
  );
}
