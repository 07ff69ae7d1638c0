import type { Citation } from '#core/archive/citation';
import type { Source } from '#core/archive/source';
import { citedPage } from '#core/citation/cited-page';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';

interface FileLinkProps {
  readonly source: Source;
  /** The place that is cited. */
  readonly locator: Citation['locator'];
  /** In a list of many the link says the title too, to those who hear it. */
  readonly isNamed?: boolean;
}

/** Opens the file of a source at the page that is cited; nothing where the edition has no file of it. */
export function FileLink({ source: { id, title, file }, locator, isNamed = false }: FileLinkProps) {
  const { t } = useMessages();
  if (file === undefined) return null;
  const page = file.type === 'application/pdf' ? citedPage(locator) : undefined;
  if (page === undefined) {
    const name = isNamed ? { 'aria-label': t('article.open-file-named', { title }) } : {};
    return (
      <Link to={{ name: 'file', id, page: 1 }} {...name}>
        {t('article.open-file')}
      </Link>
    );
  }
  const name = isNamed ? { 'aria-label': t('article.open-file-page-named', { page, title }) } : {};
  return (
    <Link to={{ name: 'file', id, page: 1, cited: page }} {...name}>
      {t('article.open-file-page', { page })}
    </Link>
  );
}
