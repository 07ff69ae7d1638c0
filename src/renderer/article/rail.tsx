import { X } from 'lucide-react';
import { useState } from 'react';
import type { Article } from '#core/archive/article';
import { useMessages } from '../i18n/use-messages.ts';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Tabs, type TabItem } from '../ui/tabs.tsx';
import { InfoTab } from './info-tab.tsx';
import type { Highlight } from '#core/annotations/highlight';
import { NotesTab } from './notes-tab.tsx';
import styles from './rail.module.css';
import { SourcesTab } from './sources-tab.tsx';
import type { ArticleBookmarks } from './use-article-bookmarks.ts';
import type { ArticleMarks } from './use-article-marks.ts';
import type { WriteRequest } from './write-request.ts';

type RailTab = 'notes' | 'sources' | 'info';

interface RailProps {
  readonly article: Article;
  readonly bookmarks: ArticleBookmarks;
  readonly marks: ArticleMarks;
  /** Lies over the text, with a button to close it, where the window is too narrow for a column. */
  readonly isOverlay: boolean;
  readonly onClose: () => void;
  /** The last time the person asked to write a note, and for the card of a highlight. */
  readonly request: WriteRequest;
  readonly highlightRequest: WriteRequest;
  readonly onShowHighlight: (highlight: Highlight) => void;
  readonly onWriteHighlight: (highlight: Highlight) => void;
  readonly onShow: (block: string) => void;
}

/** What belongs to the open article: the person's notes, its sources, its particulars. */
export function Rail(props: RailProps) {
  const { article, isOverlay, onClose, request, highlightRequest, onShow } = props;
  const { t } = useMessages();
  const [tab, setTab] = useState<RailTab>('notes');
  const [seen, setSeen] = useState({ request, highlightRequest });
  if (seen.request !== request || seen.highlightRequest !== highlightRequest) {
    setSeen({ request, highlightRequest });
    setTab('notes');
  }
  const items: readonly TabItem<RailTab>[] = [
    {
      id: 'notes',
      label: t('article.notes'),
      content: <NotesTab {...props} />,
    },
    {
      id: 'sources',
      label: t('article.sources'),
      count: article.citations.length,
      content: <SourcesTab article={article} onShow={onShow} />,
    },
    { id: 'info', label: t('article.info'), content: <InfoTab article={article} /> },
  ];
  return (
    <aside
      aria-label={t('article.notes')}
      data-pane="rail"
      className={classNames(styles['rail'], isOverlay && styles['overlay'])}
    >
      <Tabs label={t('article.notes')} items={items} selected={tab} onSelect={setTab} />
      {isOverlay ? (
        <IconButton icon={X} label={t('article.rail-close')} onPress={onClose} className={styles['close']} />
      ) : null}
    </aside>
  );
}
