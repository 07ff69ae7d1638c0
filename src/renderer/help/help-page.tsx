import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import type { HelpPage as HelpPageName } from '../routing/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { AboutPage } from './about-page.tsx';
import { CHAPTERS, isChapter } from './guide-chapters.ts';
import { GuidePage } from './guide-page.tsx';
import { HelpLayout } from './help-layout.tsx';
import { LicencesPage } from './licences-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';

interface HelpPageProps {
  readonly page: HelpPageName;
  /** Of the guide; its first one where the address names none. */
  readonly chapter?: string | undefined;
}

/** Help: the user guide, and what there is to know about the app itself. */
export function HelpPage({ page, chapter = CHAPTERS[0] }: HelpPageProps) {
  switch (page) {
    case 'about':
      return <AboutPage />;
    case 'licences':
      return <LicencesPage />;
    case 'privacy':
      return <PrivacyPage />;
    case 'guide':
      if (!isChapter(chapter)) return <UnknownChapter />;
      return chapter === 'privacy' ? <PrivacyPage /> : <GuidePage chapter={chapter} />;
  }
}

function UnknownChapter() {
  const { t } = useMessages();
  return (
    <HelpLayout title={t('help.guide')}>
      <EmptyState title={t('help.unknown-chapter')}>
        <Link to={{ name: 'help', page: 'guide' }}>{t('help.to-guide')}</Link>
      </EmptyState>
    </HelpLayout>
  );
}
