import {
  Bookmark,
  BookOpen,
  CalendarDays,
  CircleHelp,
  House,
  Library,
  NotebookPen,
  RefreshCw,
  Search,
  Settings,
  Tags,
  type LucideIcon,
} from 'lucide-react';
import type { MessageId } from '../i18n/messages.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { EMPTY_SEARCH, HOME, type Route } from '../routing/route.ts';
import { useRoute } from '../routing/use-route.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './sidebar.module.css';

interface Place {
  readonly label: MessageId;
  readonly icon: LucideIcon;
  readonly to: Route;
  /** Pages that are part of the place. */
  readonly holds: readonly Route['name'][];
}

const PLACES: readonly Place[] = [
  { label: 'place.home', icon: House, to: HOME, holds: ['home'] },
  { label: 'place.search', icon: Search, to: EMPTY_SEARCH, holds: ['search'] },
  { label: 'place.topics', icon: Tags, to: { name: 'topics' }, holds: ['topics', 'topic'] },
  {
    label: 'place.conferences',
    icon: CalendarDays,
    to: { name: 'conferences' },
    holds: ['conferences', 'conference'],
  },
  {
    label: 'place.sources',
    icon: Library,
    to: { name: 'sources', sort: 'title' },
    holds: ['sources', 'source', 'file'],
  },
  { label: 'place.bookmarks', icon: Bookmark, to: { name: 'bookmarks' }, holds: ['bookmarks'] },
  {
    label: 'place.notebook',
    icon: NotebookPen,
    to: { name: 'notebook' },
    holds: ['notebook', 'trash', 'history'],
  },
  { label: 'place.updates', icon: RefreshCw, to: { name: 'updates', open: false }, holds: ['updates'] },
  { label: 'place.settings', icon: Settings, to: { name: 'settings' }, holds: ['settings'] },
];

const HELP: Place = {
  label: 'place.help',
  icon: CircleHelp,
  to: { name: 'help', page: 'guide' },
  holds: ['help'],
};

interface SidebarProps {
  /** Lies over the page, in a narrow window. */
  readonly isSheet: boolean;
  readonly onChoose: () => void;
}

/** All places of the window. */
export function Sidebar({ isSheet, onChoose }: SidebarProps) {
  const { t } = useMessages();
  const route = useRoute();
  const item = ({ label, icon: Icon, to, holds }: Place) => (
    <li key={label}>
      <Link to={to} isCurrent={holds.includes(route.name)} className={styles['link']} onClick={onChoose}>
        <Icon size={18} aria-hidden />
        {t(label)}
      </Link>
    </li>
  );
  return (
    <nav
      aria-label={t('shell.library')}
      className={classNames(styles['sidebar'], isSheet && styles['sheet'])}
      data-pane="library"
    >
      <p className={styles['brand']} aria-hidden>
        <BookOpen size={18} />
        Attaché
      </p>
      <ul className={styles['list']}>{PLACES.map(item)}</ul>
      <ul className={styles['list']}>{item(HELP)}</ul>
    </nav>
  );
}
