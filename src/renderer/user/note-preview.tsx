import { useMemo, type ReactNode } from 'react';
import { renderMarkdown } from '../ui/render-markdown.ts';
import styles from './note-preview.module.css';

interface WordsProps {
  readonly children?: ReactNode;
  readonly href?: string | undefined;
  readonly alt?: string | undefined;
}

/** Nothing in a note leads out of the window or loads anything: a link shows its address, a picture its words. */
const COMPONENTS = {
  a: ({ children, href }: WordsProps) => (
    <span>
      {children}{' '}
      {href === undefined || href.startsWith('#') ? null : <bdi className={styles['address']}>({href})</bdi>}
    </span>
  ),
  img: ({ alt }: WordsProps) => <span>{alt}</span>,
  input: () => null,
  // The page has its own headings: a note's do not belong among them.
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
};

function Heading({ children }: WordsProps) {
  return <p className={styles['heading']}>{children}</p>;
}

/** A note as its Markdown means it. */
export function NotePreview({ markdown }: { readonly markdown: string }) {
  const content = useMemo(() => renderMarkdown(markdown, COMPONENTS), [markdown]);
  return <div className={styles['note']}>{content}</div>;
}
