import { useEffect, useRef } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { classNames } from '../ui/class-names.ts';
import type { SectionHead } from './article-places.ts';
import styles from './contents-list.module.css';

interface ContentsListProps {
  readonly sections: readonly SectionHead[];
  /** Section the person is reading. */
  readonly current: string | undefined;
  readonly lang: string;
  readonly onChoose: (block: string) => void;
  readonly isOverlay: boolean;
}

/** The headings of the article; the one being read is marked. */
export function ContentsList({ sections, current, lang, onChoose, isOverlay }: ContentsListProps) {
  const { t } = useMessages();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (current === undefined) return;
    const item = list.current?.querySelector(`[data-section="${CSS.escape(current)}"]`);
    item?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav
      aria-label={t('article.contents')}
      data-pane="contents"
      className={classNames(styles['contents'], isOverlay && styles['overlay'])}
    >
      <ol ref={list} lang={lang} dir="auto">
        {sections.map(({ block, title, depth }) => (
          <li key={block}>
            <button
              type="button"
              data-section={block}
              className={classNames(styles['item'], depth > 1 && styles['deeper'])}
              aria-current={block === current ? 'location' : undefined}
              onClick={() => onChoose(block)}
            >
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
