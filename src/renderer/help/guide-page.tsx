import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import { chapterAfter, type Chapter } from './guide-chapters.ts';
import { ChapterText } from './chapter-text.tsx';
import { HelpLayout, routeOf } from './help-layout.tsx';
import { useChapter } from './use-chapter.ts';

/** One chapter of the user guide, in the language of the interface. */
export function GuidePage({ chapter }: { readonly chapter: Chapter }) {
  const { t } = useMessages();
  const loaded = useChapter(chapter);
  const next = chapterAfter(chapter);
  return (
    <HelpLayout title={t(`help.chapter-${chapter}`)} current={chapter} isReady={loaded.status !== 'loading'}>
      <ChapterText loaded={loaded} />
      {next === undefined ? null : (
        <p>
          <Link to={routeOf(next)}>{t('help.next', { title: t(`help.chapter-${next}`) })}</Link>
        </p>
      )}
    </HelpLayout>
  );
}
