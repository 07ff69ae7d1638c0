import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import type { Route } from '../routing/route.ts';
import { Page } from '../ui/page.tsx';
import { CHAPTERS, type Chapter } from './guide-chapters.ts';
import styles from './help-layout.module.css';

type Current = Chapter | 'about' | 'licences';

interface HelpLayoutProps {
  readonly title: string;
  /** Which entry of the list is open. */
  readonly current?: Current;
  readonly isReady?: boolean;
  readonly children: ReactNode;
}

/** A page of the help, with the list of all of them beside it. */
export function HelpLayout({ title, current, isReady = true, children }: HelpLayoutProps) {
  const { t } = useMessages();
  return (
    <Page title={title} isReady={isReady}>
      <div className={styles['columns']}>
        <nav aria-label={t('help.pages')} className={styles['pages']}>
          <p className={styles['group']}>{t('help.guide')}</p>
          <ol>
            {CHAPTERS.map((chapter) => (
              <Entry key={chapter} to={routeOf(chapter)} isCurrent={chapter === current}>
                {t(`help.chapter-${chapter}`)}
              </Entry>
            ))}
          </ol>
          <p className={styles['group']}>{t('help.more')}</p>
          <ul>
            <Entry to={{ name: 'help', page: 'about' }} isCurrent={current === 'about'}>
              {t('help.about')}
            </Entry>
            <Entry to={{ name: 'help', page: 'licences' }} isCurrent={current === 'licences'}>
              {t('help.licences')}
            </Entry>
          </ul>
        </nav>
        <div className={styles['content']}>{children}</div>
      </div>
    </Page>
  );
}

interface EntryProps {
  readonly to: Route;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}

function Entry({ to, isCurrent, children }: EntryProps) {
  return (
    <li>
      <Link to={to} isCurrent={isCurrent} className={styles['entry']}>
        {children}
      </Link>
    </li>
  );
}

/** Where a chapter is read. The one on privacy also shows what happened since the start, so it is a page of its own. */
export function routeOf(chapter: Chapter): Route {
  return chapter === 'privacy' ? { name: 'help', page: 'privacy' } : { name: 'help', page: 'guide', chapter };
}
