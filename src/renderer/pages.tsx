import { lazy, Suspense, type ReactNode } from 'react';
import type { ArchiveState } from './archive/use-load-archive.ts';
import { fetchedPage } from './fetched-page.tsx';
import { useMessages } from './i18n/use-messages.ts';
import { Link } from './routing/link.tsx';
import { HOME, type Route } from './routing/route.ts';
import { useRoute } from './routing/use-route.ts';
import { HomePage } from './home/home-page.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { ListSkeleton } from './ui/list-skeleton.tsx';
import { Page } from './ui/page.tsx';

const { Page: SearchPage, preload: preloadSearch } = fetchedPage(
  async () => (await import('./search/search-page.tsx')).SearchPage,
);
const { Page: ArticlePage, preload: preloadArticle } = fetchedPage(
  async () => (await import('./article/article-page.tsx')).ArticlePage,
);
const BookmarksPage = lazy(async () => ({
  default: (await import('./bookmarks/bookmarks-page.tsx')).BookmarksPage,
}));
const NotebookPage = lazy(async () => ({
  default: (await import('./notebook/notebook-page.tsx')).NotebookPage,
}));
const AttentionPage = lazy(async () => ({
  default: (await import('./attention/attention-page.tsx')).AttentionPage,
}));
const TrashPage = lazy(async () => ({ default: (await import('./trash/trash-page.tsx')).TrashPage }));
const HistoryPage = lazy(async () => ({ default: (await import('./trash/history-page.tsx')).HistoryPage }));
const UpdatesPage = lazy(async () => ({ default: (await import('./updates/updates-page.tsx')).UpdatesPage }));
const ChangesPage = lazy(async () => ({ default: (await import('./changes/changes-page.tsx')).ChangesPage }));
const SourcesPage = lazy(async () => ({ default: (await import('./sources/sources-page.tsx')).SourcesPage }));
const SourcePage = lazy(async () => ({ default: (await import('./sources/source-page.tsx')).SourcePage }));
const FilePage = lazy(async () => ({ default: (await import('./files/file-page.tsx')).FilePage }));
const TopicsPage = lazy(async () => ({ default: (await import('./topics/topics-page.tsx')).TopicsPage }));
const TopicPage = lazy(async () => ({ default: (await import('./topics/topic-page.tsx')).TopicPage }));
const ConferencesPage = lazy(async () => ({
  default: (await import('./conferences/conferences-page.tsx')).ConferencesPage,
}));
const ConferencePage = lazy(async () => ({
  default: (await import('./conferences/conference-page.tsx')).ConferencePage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('./settings/settings-page.tsx')).SettingsPage,
}));
const HelpPage = lazy(async () => ({ default: (await import('./help/help-page.tsx')).HelpPage }));

/** The pages that people go to first, fetched while nobody waits for them. */
export const PRELOADED_PAGES: readonly (() => Promise<unknown>)[] = [preloadSearch, preloadArticle];

/** The page of the present address. Pages that need no archive open without one. */
export function Pages({ status }: { readonly status: ArchiveState['status'] }) {
  const { t } = useMessages();
  const route = useRoute();
  return <Suspense fallback={<Waiting label={t('shell.loading')} />}>{pageOf(route, status)}</Suspense>;
}

function pageOf(route: Route, status: ArchiveState['status']): ReactNode {
  switch (route.name) {
    case 'updates':
      return <UpdatesPage isOpening={route.open} />;
    case 'settings':
      return <SettingsPage />;
    case 'help':
      return <HelpPage page={route.page} chapter={route.chapter} />;
    default:
      return status === 'open' ? archivePageOf(route) : <NoArchive status={status} />;
  }
}

function archivePageOf(route: Route): ReactNode {
  switch (route.name) {
    case 'home':
      return <HomePage />;
    case 'search':
      return <SearchPage route={route} />;
    case 'article':
      return <ArticlePage key={route.id} id={route.id} block={route.block} query={route.query} />;
    case 'changes':
      return <ChangesPage key={route.id} id={route.id} />;
    case 'sources':
      return <SourcesPage kind={route.kind} sort={route.sort} />;
    case 'source':
      return <SourcePage key={route.id} id={route.id} />;
    case 'file':
      return <FilePage key={route.id} route={route} />;
    case 'topics':
      return <TopicsPage />;
    case 'topic':
      return <TopicPage key={route.id} id={route.id} />;
    case 'conferences':
      return <ConferencesPage />;
    case 'conference':
      return <ConferencePage key={route.id} id={route.id} />;
    default:
      return personalPageOf(route);
  }
}

/** Pages of what the person has made. */
function personalPageOf(route: Route): ReactNode {
  switch (route.name) {
    case 'bookmarks':
      return <BookmarksPage />;
    case 'notebook':
      return <NotebookPage />;
    case 'attention':
      return <AttentionPage />;
    case 'trash':
      return <TrashPage />;
    case 'history':
      return <HistoryPage key={route.id} id={route.id} />;
    default:
      return <UnknownPage />;
  }
}

function NoArchive({ status }: { readonly status: ArchiveState['status'] }) {
  const { t } = useMessages();
  if (status === 'loading') return <Waiting label={t('shell.loading')} />;
  return (
    <Page title={t(status === 'none' ? 'archive.none-title' : 'archive.failed-title')} width="reading">
      <EmptyState title={t(status === 'none' ? 'archive.none' : 'archive.failed')}>
        <Link to={{ name: 'updates', open: false }}>{t('archive.open-updates')}</Link>
      </EmptyState>
    </Page>
  );
}

function UnknownPage() {
  const { t } = useMessages();
  return (
    <Page title={t('unknown.title')} width="reading">
      <EmptyState title={t('unknown.text')}>
        <Link to={HOME}>{t('place.home')}</Link>
      </EmptyState>
    </Page>
  );
}

/** Stands for a page that is on its way; a `main` all the same, so that there is never none. */
function Waiting({ label }: { readonly label: string }) {
  return (
    <main id="main" tabIndex={-1} data-pane="main" aria-busy="true">
      <ListSkeleton label={label} />
    </main>
  );
}
