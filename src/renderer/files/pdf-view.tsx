import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Source } from '#core/archive/source';
import type { SourceFile } from '#core/archive/source-file';
import type { PdfEvent, PdfZoom } from '#shared/pdf-messages';
import { sourceTitle } from '../archive/record-text.ts';
import { handleKeyPress } from '../commands/handle-key-press.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { Link } from '../routing/link.tsx';
import type { FileRoute } from '../routing/route.ts';
import { isTextField } from '../ui/is-text-field.ts';
import { useUser } from '../user/user-context.tsx';
import { FileFind } from './file-find.tsx';
import { FileToolbar } from './file-toolbar.tsx';
import styles from './file-page.module.css';
import { hitAfter, keyPage } from './page-steps.ts';
import { PdfPane } from './pdf-pane.tsx';
import { useFileCommands } from './use-file-commands.ts';
import { useHitPages } from './use-hit-pages.ts';
import { useMarkHits } from './use-mark-hits.ts';
import { usePdfFrame } from './use-pdf-frame.ts';

interface PdfViewProps {
  readonly source: Source;
  readonly file: SourceFile;
  readonly route: FileRoute;
}

/** A PDF, one page at a time, with what was searched marked on it. */
export function PdfView({ source, file, route }: PdfViewProps) {
  const { t, language } = useMessages();
  const { settings, theme } = useUser();
  const main = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState<PdfZoom>('width');
  const [findRequests, setFindRequests] = useState(0);
  const { text: title, lang } = sourceTitle(source, language);
  const fileLang = source.language ?? 'en';
  const hits = useHitPages(source.id, route.query);
  const { frame, failure, pageFailure, pages, shown, send } = usePdfFrame({
    sha256: file.sha256,
    page: route.page,
    cited: route.cited,
    zoom,
    theme,
    pageName: t('file.page-name', { page: '{page}' }),
    lang: fileLang,
    onEvent: follow,
  });
  const place = shown?.page ?? route.page;
  const scale = shown?.scale ?? 1;
  useMarkHits(shown, fileLang, route.query, send);

  function go(page: number): void {
    const to = Math.min(Math.max(1, page), pages === 0 ? page : pages);
    const { cited: _, ...rest } = route;
    if (to !== route.page || route.cited !== undefined) navigate({ ...rest, page: to }, 'replace');
  }
  function follow(event: PdfEvent): void {
    if (event.type === 'turn') go(place + event.by);
    // The page that an article cites is known only now.
    if (event.type === 'shown' && route.cited !== undefined) go(event.page);
    if (event.type === 'key') handleKeyPress(event, { isTyping: false, singleKeys: settings.singleKeys });
  }
  const goToHit = (step: 1 | -1): boolean => {
    const page = hitAfter(hits ?? [], place, step);
    if (page !== undefined) go(page);
    return page !== undefined;
  };
  useFileCommands({
    scale,
    onZoom: setZoom,
    onFind: () => setFindRequests((count) => count + 1),
    onHit: goToHit,
  });
  useEffect(() => {
    document.title = `${title} – Attaché`;
  }, [title]);
  useEffect(() => main.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = isTextField(event.target) ? undefined : keyPage(event, place, pages);
    if (page === undefined) return;
    event.preventDefault();
    go(page);
  };
  return (
    // The keys that turn pages act wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      ref={main}
      id="main"
      tabIndex={-1}
      data-pane="main"
      data-shown-page={shown?.page}
      className={styles['main']}
      onKeyDown={onKeyDown}
    >
      <div className={styles['head']}>
        <h1 className={styles['title']} lang={lang} dir="auto">
          {title}
        </h1>
        <Link to={{ name: 'source', id: source.id }}>{t('article.open-source')}</Link>
      </div>
      <FileToolbar page={place} pages={pages} scale={scale} zoom={zoom} onPage={go} onZoom={setZoom} />
      <FileFind
        query={route.query}
        hits={hits}
        page={place}
        focusRequests={findRequests}
        onQuery={(query) => {
          const { query: _, ...rest } = route;
          navigate(query === '' ? rest : { ...rest, query }, 'replace');
        }}
        onStep={goToHit}
      />
      <PdfPane
        frame={frame}
        title={title}
        page={route.page}
        failure={failure}
        pageFailure={pageFailure}
        isBusy={shown === undefined}
      />
    </main>
  );
}
