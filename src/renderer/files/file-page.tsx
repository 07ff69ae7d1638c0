import type { Source } from '#core/archive/source';
import type { SourceFile } from '#core/archive/source-file';
import { useArchive } from '../archive/archive-context.tsx';
import { NotInEdition } from '../archive/not-in-edition.tsx';
import { sourceTitle } from '../archive/record-text.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Link } from '../routing/link.tsx';
import type { FileRoute } from '../routing/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import styles from './file-page.module.css';
import { PdfView } from './pdf-view.tsx';

/** The file of a source, at a page. */
export function FilePage({ route }: { readonly route: FileRoute }) {
  const { t } = useMessages();
  const source = useArchive().sourceById(route.id);
  if (source === undefined) {
    return (
      <NotInEdition title={t('source.missing')}>
        <Link to={{ name: 'sources', sort: 'title' }}>{t('source.to-sources')}</Link>
      </NotInEdition>
    );
  }
  const { file } = source;
  if (file?.type === 'application/pdf') return <PdfView source={source} file={file} route={route} />;
  return <OtherFile source={source} file={file} />;
}

interface OtherFileProps {
  readonly source: Source;
  readonly file: SourceFile | undefined;
}

/** A picture; or nothing, where the edition has no file of the source. */
function OtherFile({ source, file }: OtherFileProps) {
  const { t, language } = useMessages();
  const { archive } = useArchive();
  const { text, lang } = sourceTitle(source, language);
  return (
    <Page title={text} titleLang={lang}>
      {file === undefined ? (
        <EmptyState title={t('file.none')}>
          <Link to={{ name: 'source', id: source.id }}>{t('article.open-source')}</Link>
        </EmptyState>
      ) : (
        <>
          <p>
            <Link to={{ name: 'source', id: source.id }}>{t('article.open-source')}</Link>
          </p>
          <img
            className={styles['picture']}
            src={`arch://${archive.contentHost}/o/${file.sha256}`}
            alt={t('file.picture-of', { title: text })}
          />
        </>
      )}
    </Page>
  );
}
