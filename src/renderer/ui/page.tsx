import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useListPlace } from '../routing/use-list-place.ts';
import { useLocation } from '../routing/use-route.ts';
import { classNames } from './class-names.ts';
import styles from './page.module.css';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Draws the heading only for screen readers. */
  readonly isTitleHidden?: boolean;
  /** `false` while the rows are not drawn yet: the place in the list waits for them. */
  readonly isReady?: boolean;
  /** Language of the title, where it is not the interface's. */
  readonly titleLang?: string | undefined;
  /** Above the title. */
  readonly before?: ReactNode;
  readonly width?: 'reading' | 'wide' | 'full';
  readonly scroller?: RefObject<HTMLElement | null>;
}

/** The one `main` of a screen, with its one `h1`. Takes the focus when the window came to a new place. */
export function Page(props: PageProps) {
  const { title, children, isTitleHidden = false, isReady = true, width = 'wide' } = props;
  const own = useRef<HTMLElement>(null);
  const main = props.scroller ?? own;
  useListPlace(main, isReady);
  useArrivalFocus(main);
  useEffect(() => {
    document.title = `${title} – Attaché`;
  }, [title]);
  return (
    <main ref={main} id="main" tabIndex={-1} className={styles['main']} data-pane="main">
      <div className={classNames(styles['page'], width === 'wide' ? undefined : styles[width])}>
        {props.before}
        <h1
          className={isTitleHidden ? 'visually-hidden' : styles['title']}
          {...(props.titleLang === undefined ? {} : { lang: props.titleLang, dir: 'auto' })}
        >
          {title}
        </h1>
        {children}
      </div>
    </main>
  );
}

/** After a link was followed, the keyboard is at the top of the new page; typing in the search box goes on. */
function useArrivalFocus(main: RefObject<HTMLElement | null>): void {
  const { key, arrival } = useLocation();
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (seen.current === key) return;
    const wasFirst = seen.current === undefined;
    seen.current = key;
    const active = document.activeElement;
    const isTyping = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    const isInside = main.current?.contains(active) === true && !wasFirst;
    if (arrival === 'replace' || isTyping || isInside) return;
    if (arrival === 'back' && active !== document.body && main.current?.contains(active)) return;
    main.current?.focus({ preventScroll: true });
  }, [main, key, arrival]);
}
