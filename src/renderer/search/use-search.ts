import { useEffect, useMemo, useReducer } from 'react';
import type { PersonalThings, SearchAnswer, SearchQuery } from '#core/search/search-types';
import type { Result } from '#core/result';
import type { SearchFailure } from '#shared/search-messages';
import { useArchive } from '../archive/archive-context.tsx';
import type { SearchPort } from '../archive/search-port.ts';
import { useMessages } from '../i18n/use-messages.ts';
import type { SearchRoute } from '../routing/route.ts';
import { askUntilDone } from './ask-until-done.ts';
import { usePersonalThings } from './use-personal-things.ts';
import { EMPTY_SEARCH_STATE, reduceSearch, type SearchState } from './search-state.ts';

/** Answers kept, so that "back" draws the list at once and in its old place. */
const KEPT_ANSWERS = 24;
const kept = new WeakMap<SearchPort, Map<string, SearchAnswer>>();

/** The answer to an address. A late answer is dropped; the last one stays until the next is there. */
export function useSearch(route: SearchRoute): SearchState {
  const { search } = useArchive();
  const { language } = useMessages();
  const [state, dispatch] = useReducer(reduceSearch, EMPTY_SEARCH_STATE);
  const personal = usePersonalThings(route);
  const query = useMemo(() => queryOf(route, language, personal), [route, language, personal]);
  const key = JSON.stringify(query);
  const ready = query === null ? undefined : kept.get(search)?.get(key);

  useEffect(() => {
    if (query === null) {
      dispatch({ type: 'cleared' });
      return undefined;
    }
    const known = kept.get(search)?.get(key);
    if (known !== undefined) {
      dispatch({ type: 'answered', key, answer: known });
      return undefined;
    }
    let isLate = false;
    dispatch({ type: 'asked' });
    const show = (result: Result<SearchAnswer, SearchFailure>, isLast: boolean): void => {
      if (result.ok && isLast) keep(search, key, result.value);
      dispatch(
        result.ok ? { type: 'answered', key, answer: result.value } : { type: 'failed', code: result.code },
      );
    };
    askUntilDone(
      () => search.search(query),
      show,
      () => isLate,
    ).catch(() => {
      const code: SearchFailure = 'internal';
      if (!isLate) dispatch({ type: 'failed', code });
    });
    return () => {
      isLate = true;
    };
  }, [search, query, key]);

  usePaintMark(state);
  if (query === null) return EMPTY_SEARCH_STATE;
  return ready === undefined ? state : { status: 'answered', key, answer: ready };
}

/** What the engine is asked; `null` for an empty box without a filter. */
function queryOf(route: SearchRoute, lang: string, personal: PersonalThings | undefined): SearchQuery | null {
  const { text, facets, sort, limit, live, within } = route;
  if (text.trim() === '' && Object.keys(facets).length === 0 && within === undefined) return null;
  return {
    text,
    lang,
    facets,
    sort,
    limit,
    prefixLast: live && !/\s$/u.test(text),
    ...(within === undefined ? {} : { within }),
    ...(personal === undefined ? {} : { personal }),
  };
}

function keep(search: SearchPort, key: string, answer: SearchAnswer): void {
  const answers = kept.get(search) ?? new Map<string, SearchAnswer>();
  kept.set(search, answers.set(key, answer));
  const oldest = answers.keys().next();
  if (answers.size > KEPT_ANSWERS && oldest.done !== true) answers.delete(oldest.value);
}

/** Marks the frame in which an answer is on the screen, for the benchmark of keystroke to paint. */
function usePaintMark(state: SearchState): void {
  useEffect(() => {
    // An unfinished answer is on the screen, but it is not the answer yet.
    if (state.status !== 'answered' || state.answer.outOfTime) return undefined;
    const frame = requestAnimationFrame(() => {
      performance.clearMarks('search-painted');
      performance.mark('search-painted', { detail: state.key });
    });
    return () => cancelAnimationFrame(frame);
  }, [state]);
}
