import { Search, X } from 'lucide-react';
import { useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { useMaybeArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { currentLocation, navigate } from '../routing/history.ts';
import { EMPTY_SEARCH, PAGE_SIZE, type Route, type SearchRoute } from '../routing/route.ts';
import { useRoute } from '../routing/use-route.ts';
import { textDirection } from '../ui/text-direction.ts';
import { useUser } from '../user/user-context.tsx';
import { archiveItemsOf } from './archive-items.ts';
import styles from './search-box.module.css';
import { optionId, SuggestionList } from './suggestion-list.tsx';
import { suggest, type Suggestion } from './suggestions.ts';
import { usePreparedItems } from './use-prepared-items.ts';

/**
 * The main search box. Typing opens the search page, keeps its address up to date, and offers records under the box;
 * the results are there as well, for whoever does not want what is offered.
 */
export function SearchBox({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const { t } = useMessages();
  const [text, setText] = useBoxText();
  const list = useSuggestionList(text);
  const listId = useId();
  usePreparedItems();

  const change = (next: string, isTyped: boolean) => {
    setText(next);
    showSearch(next, true);
    list.open(isTyped ? next : undefined);
  };
  const submit = (words: string) => {
    setText(words);
    showSearch(words, false);
    list.open(undefined);
  };
  const choose = (suggestion: Suggestion) => {
    if (suggestion.type !== 'record') {
      submit(suggestion.text);
      return;
    }
    list.open(undefined);
    navigate(suggestion.route);
  };
  const onEnter = (): boolean => {
    const active = list.shown[list.active];
    if (active === undefined) submit(text);
    else choose(active);
    return false;
  };
  const onEscape = (): boolean => {
    if (list.isOpen) {
      list.open(undefined);
      return true;
    }
    if (text !== '') change('', false);
    return false;
  };
  /** What each key does; true where the browser is to do nothing more with it, as emptying the box. */
  const keys: Readonly<Record<string, () => boolean>> = {
    Enter: onEnter,
    Escape: onEscape,
    ArrowDown: () => list.move(1) || focusFirstResult() || list.open(text),
    ArrowUp: () => list.move(-1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (keys[event.key]?.() === true) event.preventDefault();
  };
  return (
    <search className={styles['search']} data-pane="search">
      <Search size={16} aria-hidden className={styles['icon']} />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={list.isOpen}
        aria-controls={list.isOpen ? listId : undefined}
        aria-activedescendant={list.active < 0 ? undefined : optionId(listId, list.active)}
        dir={textDirection(text)}
        className={styles['input']}
        aria-label={t('shell.search')}
        placeholder={t('shell.search')}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => change(event.currentTarget.value, true)}
        onKeyDown={onKeyDown}
        // The empty search page shows the last searches by itself.
        onFocus={() => text === '' && currentLocation().route.name !== 'search' && list.open(text)}
        onBlur={() => list.open(undefined)}
      />
      {text === '' ? null : (
        <button
          type="button"
          className={styles['clear']}
          aria-label={t('shell.search-clear')}
          onClick={() => {
            change('', false);
            input.current?.focus();
          }}
        >
          <X size={16} aria-hidden />
        </button>
      )}
      {list.isOpen ? (
        <SuggestionList id={listId} suggestions={list.shown} active={list.active} onChoose={choose} />
      ) : null}
    </search>
  );
}

/** The words in the box: what is typed, until the address says something else. */
function useBoxText(): readonly [string, (text: string) => void] {
  const routeText = textOf(useRoute());
  const [text, setText] = useState(routeText ?? '');
  const [seen, setSeen] = useState(routeText);
  if (seen !== routeText) {
    // The address changed: by typing here, or by a link, Back or a corrected spelling.
    setSeen(routeText);
    if (routeText !== undefined) setText(routeText);
  }
  return [text, setText];
}

interface OpenList {
  readonly isOpen: boolean;
  /** The rows; none while the list is closed. */
  readonly shown: readonly Suggestion[];
  /** -1: the box itself. */
  readonly active: number;
  /**
   * Opens it for these words, with no row active, or closes it. Words that come into the box by another way, from a
   * link or with Back, close it by themselves. False where it was closed.
   */
  open(words: string | undefined): boolean;
  /** Goes one row on or back; false where it is closed, or at its last row. */
  move(by: 1 | -1): boolean;
}

function useSuggestionList(text: string): OpenList {
  const [words, setWords] = useState<string>();
  const [active, setActive] = useState(-1);
  const rows = useRows(words === text, text);
  const isOpen = rows.length > 0;
  return {
    isOpen,
    shown: rows,
    active: isOpen ? Math.min(active, rows.length - 1) : -1,
    open(wanted) {
      setActive(-1);
      setWords(wanted);
      return wanted !== undefined;
    },
    move(by) {
      if (!isOpen) return false;
      if (by === 1 && active === rows.length - 1) {
        setWords(undefined);
        return false;
      }
      // From the box upwards is to the last row.
      setActive(by === -1 && active === -1 ? rows.length - 1 : active + by);
      return true;
    },
  };
}

const NO_ROWS: readonly Suggestion[] = [];

function useRows(isWanted: boolean, text: string): readonly Suggestion[] {
  const { language } = useMessages();
  const { history } = useUser().searches;
  const open = useMaybeArchive();
  return useMemo(
    () =>
      isWanted && open !== null
        ? suggest(archiveItemsOf(open.catalogue, open.works, language), text, history)
        : NO_ROWS,
    [isWanted, open, text, history, language],
  );
}

/** What the box says at an address; `undefined` for what it said before, on pages that results lead to. */
function textOf(route: Route): string | undefined {
  if (route.name === 'search') return route.text;
  return ['article', 'source', 'file'].includes(route.name) ? undefined : '';
}

/** On the search page the facets and the order stay; from anywhere else it is a new search. */
function showSearch(text: string, live: boolean): void {
  const { route } = currentLocation();
  const from: SearchRoute = route.name === 'search' ? route : EMPTY_SEARCH;
  if (route.name !== 'search' && live && text === '') return;
  navigate(
    { ...from, text, live: live && text !== '', limit: PAGE_SIZE },
    route.name === 'search' ? 'replace' : 'push',
  );
}

function focusFirstResult(): boolean {
  const row = document.querySelector<HTMLElement>('#results [role="row"]');
  row?.focus();
  return row !== null;
}
