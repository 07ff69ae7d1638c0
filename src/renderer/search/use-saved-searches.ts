import { useEffect, useRef, useState } from 'react';
import { countNew, type SavedSearch } from '#core/settings/kept-searches';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { currentLocation } from '../routing/history.ts';
import type { SearchRoute } from '../routing/route.ts';
import { showToast } from '../ui/toast.ts';
import { useUser } from '../user/user-context.tsx';
import { savedAs, seenNow } from './saved-search.ts';

/** Saves a search or a change of one, and tells where that failed. Resolves with whether it is kept. */
export function useSaveSearch(): (search: SavedSearch) => Promise<boolean> {
  const { t } = useMessages();
  const { saveSearch } = useUser();
  return async (search) => {
    const result = await saveSearch(search);
    if (!result.ok) showToast({ text: t(`search.save-failed-${result.code}`), tone: 'danger' });
    return result.ok;
  };
}

/** Takes a saved search away, and offers to put it back. */
export function useRemoveSearch(): (search: SavedSearch) => void {
  const { t } = useMessages();
  const { removeSearch } = useUser();
  const save = useSaveSearch();
  const remove = async (search: SavedSearch): Promise<void> => {
    if (await removeSearch(search.id)) {
      const action = { label: t('annotation.undo'), run: () => void save(search) };
      showToast({ text: t('search.removed', { name: search.name }), action });
    } else showToast({ text: t('search.save-failed-write-failed'), tone: 'danger' });
  };
  return (search) => void remove(search);
}

/** For each saved search how many results are new since it was last looked at, as they become known. */
export function useNewCounts(saved: readonly SavedSearch[]): ReadonlyMap<string, number> {
  const { archive, search } = useArchive();
  const { language } = useMessages();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let isGone = false;
    const count = async (): Promise<void> => {
      const found = new Map<string, number>();
      // One after the other: whoever types meanwhile waits for one of them at most.
      for (const one of saved.filter(({ seen }) => seen.edition !== archive.edition)) {
        const now = await seenNow(search, one, language, archive.edition);
        if (isGone) return;
        if (now !== undefined) found.set(one.id, countNew(one.seen, now));
      }
      setCounts(found);
    };
    void count();
    return () => {
      isGone = true;
    };
  }, [saved, archive.edition, search, language]);
  return counts;
}

/** A saved search that is open has been seen, with whatever this edition brought. */
export function useMarkSeen(route: SearchRoute): void {
  const { archive, search } = useArchive();
  const { language } = useMessages();
  const { searches, saveSearch } = useUser();
  const open = savedAs(searches.saved, route);
  const isNews = open !== undefined && open.seen.edition !== archive.edition;
  useEffect(() => {
    if (!isNews || open === undefined) return undefined;
    let isGone = false;
    const mark = async (): Promise<void> => {
      const seen = await seenNow(search, open, language, archive.edition);
      // Where it cannot be kept the badge stays: nothing is lost, and nobody asked for anything here.
      if (seen !== undefined && !isGone) await saveSearch({ ...open, seen });
    };
    void mark();
    return () => {
      isGone = true;
    };
  }, [isNews, open, search, language, archive.edition, saveSearch]);
}

/** Puts a search into the history: one that was sent with Enter or a link, or one that led to something. */
export function useRemember({ text, live }: SearchRoute): void {
  const { rememberSearch } = useUser();
  const last = useRef(text);
  useEffect(() => {
    last.current = text;
    if (!live && text.trim() !== '' && currentLocation().arrival !== 'back') void rememberSearch(text);
  }, [text, live, rememberSearch]);
  useEffect(
    () => () => {
      const { name } = currentLocation().route;
      // Whoever leaves from the box chose a suggestion, half of whose name is no search.
      const isInBox = document.activeElement?.closest('[data-pane="search"]') ?? null;
      const isUsed = ['article', 'source', 'file'].includes(name) && isInBox === null;
      if (isUsed && last.current.trim() !== '') void rememberSearch(last.current);
    },
    [rememberSearch],
  );
}
