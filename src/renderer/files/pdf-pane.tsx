import type { RefObject } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import styles from './file-page.module.css';
import { PDF_PAGE, type PdfFrame } from './use-pdf-frame.ts';

interface PdfPaneProps extends Pick<PdfFrame, 'failure' | 'pageFailure'> {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly title: string;
  /** The page that is asked for. */
  readonly page: number;
  readonly isBusy: boolean;
}

/** The PDF in its frame, or why it cannot be shown: then the frame is gone, and whatever went on in it. */
export function PdfPane({ frame, title, page, failure, pageFailure, isBusy }: PdfPaneProps) {
  const { t } = useMessages();
  const reason = failure === undefined ? undefined : t(`file.failed-${failure}`);
  const ofPage = pageFailure === undefined ? undefined : t('file.page-failed', { page });
  const sentence = reason ?? ofPage;
  return (
    <div className={styles['reader']} data-pane="reader" aria-busy={isBusy && sentence === undefined}>
      {failure === undefined ? (
        <iframe
          ref={frame}
          title={t('file.frame', { title })}
          src={PDF_PAGE}
          className={styles['frame']}
          // Our own page on an origin of its own: it may run our script there, and nothing else.
          // oxlint-disable-next-line react/iframe-missing-sandbox -- of another origin than this page, it cannot take the sandbox off
          sandbox="allow-scripts allow-same-origin"
        />
      ) : null}
      {sentence === undefined ? null : (
        <p role="alert" className={styles['failed']}>
          {sentence}
        </p>
      )}
    </div>
  );
}
