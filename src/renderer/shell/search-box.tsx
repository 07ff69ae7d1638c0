import { Search, X } from 'lucide-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { currentLocation, navigate } from '../routing/history.ts';
import { EMPTY_SEARCH, PAGE_SIZE, type Route, type SearchRoute } from '../routing/route.ts';
import { useRoute } from '../routing/use-route.ts';
import { textDirection } from '../ui/text-direction.ts';
import styles from './search-box.module.css';

/** The main search box. Typing opens the search page and keeps its address up to date. */
export function SearchBox({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const { t } = useMessages();
  const route = useRoute();
  const routeText = textOf(route);
  const [text, setText] = useState(routeText ?? '');
  const [seen, setSeen] = useState(routeText);
  if (seen !== routeText) {
    // The address changed: by typing here, or by a link, Back or a corrected spelling.
    setSeen(routeText);
    if (routeText !== undefined) setText(routeText);
  }

  const change = (next: string) => {
    setText(next);
    showSearch(next, true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') showSearch(text, false);
    else if (event.key === 'ArrowDown' && focusFirstResult()) event.preventDefault();
    else if (event.key === 'Escape' && text !== '') change('');
  };
  return (
    <search className={styles['search']} data-pane="search">
      <Search size={16} aria-hidden className={styles['icon']} />
      <input
        ref={input}
        type="search"
        dir={textDirection(text)}
        className={styles['input']}
        aria-label={t('shell.search')}
        placeholder={t('shell.search')}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? null : (
        <button
          type="button"
          className={styles['clear']}
          aria-label={t('shell.search-clear')}
          onClick={() => {
            change('');
            input.current?.focus();
          }}
        >
          <X size={16} aria-hidden />
        </button>
      )}
    </search>
  );
}

/** What the box says at an address; `undefined` for what it said before, on pages that results lead to. */
function textOf(route: Route): string | undefined {
  if (route.name === 'search') return route.text;
  return route.name === 'article' || route.name === 'source' ? undefined : '';
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
