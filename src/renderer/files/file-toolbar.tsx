import { ChevronLeft, ChevronRight, MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import type { PdfZoom } from '#shared/pdf-messages';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './file-page.module.css';
import { zoomedIn, zoomedOut } from './zoom.ts';

interface FileToolbarProps {
  /** The page on the screen. */
  readonly page: number;
  /** 0 until they are known. */
  readonly pages: number;
  /** Share of the printed size. */
  readonly scale: number;
  readonly zoom: PdfZoom;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: PdfZoom) => void;
}

/** The way through the pages of a file, and how large they are. */
export function FileToolbar({ page, pages, scale, zoom, onPage, onZoom }: FileToolbarProps) {
  const { t, number } = useMessages();
  return (
    <fieldset aria-label={t('file.tools')} className={styles['bar']}>
      <IconButton
        icon={ChevronLeft}
        isDirectional
        label={t('file.previous-page')}
        keys={['Page Up']}
        isDisabled={page <= 1}
        onPress={() => onPage(page - 1)}
      />
      <PageField key={page} page={page} onPage={onPage} />
      <span className={styles['count']}>{pages === 0 ? '' : t('file.of-pages', { pages })}</span>
      <IconButton
        icon={ChevronRight}
        isDirectional
        label={t('file.next-page')}
        keys={['Page Down']}
        isDisabled={pages === 0 || page >= pages}
        onPress={() => onPage(page + 1)}
      />
      <span className={styles['gap']} />
      <IconButton
        icon={ZoomOut}
        label={t('file.zoom-out')}
        keys={keysOf('text-smaller')}
        onPress={() => onZoom(zoomedOut(scale))}
      />
      <span className={styles['count']}>{t('file.scale', { scale: number(Math.round(scale * 100)) })}</span>
      <IconButton
        icon={ZoomIn}
        label={t('file.zoom-in')}
        keys={keysOf('text-larger')}
        onPress={() => onZoom(zoomedIn(scale))}
      />
      <IconButton
        icon={MoveHorizontal}
        label={t('file.fit-width')}
        isPressed={zoom === 'width'}
        onPress={() => onZoom(zoom === 'width' ? 1 : 'width')}
      />
    </fieldset>
  );
}

interface PageFieldProps {
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** The number of the page; another one is gone to with Enter. */
function PageField({ page, onPage }: PageFieldProps) {
  const { t } = useMessages();
  const [words, setWords] = useState(String(page));
  return (
    <input
      className={styles['page-field']}
      aria-label={t('file.page')}
      inputMode="numeric"
      value={words}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setWords(event.currentTarget.value)}
      onBlur={() => setWords(String(page))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const wanted = Number(words);
        if (Number.isInteger(wanted) && wanted >= 1) onPage(wanted);
      }}
    />
  );
}
