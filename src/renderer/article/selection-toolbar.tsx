import { useLayoutEffect, useRef } from 'react';
import { Toolbar } from 'react-aria-components';
import type { ReaderRect } from '#shared/reader-messages';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { KindButtons } from '../user/kind-buttons.tsx';
import { KindSwatch } from '../user/kind-swatch.tsx';
import { useUser } from '../user/user-context.tsx';
import { placeToolbar } from './place-toolbar.ts';
import styles from './selection-toolbar.module.css';
import type { PassageActions } from './use-passage-actions.ts';

interface SelectionToolbarProps {
  /** Of what is selected, in px of the pane. */
  readonly rect: ReaderRect;
  readonly pane: HTMLElement;
  readonly actions: PassageActions;
  readonly onBookmark: () => void;
}

/** What can be done with what is selected. It leaves the focus in the text; F6 goes to it and Escape away. */
export function SelectionToolbar({ rect, pane, actions, onBookmark }: SelectionToolbarProps) {
  const { t } = useMessages();
  const { settings } = useUser();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const toolbar = ref.current;
    if (toolbar === null) return;
    const size = { width: toolbar.offsetWidth, height: toolbar.offsetHeight };
    const place = placeToolbar(rect, size, { width: pane.clientWidth, height: pane.clientHeight });
    toolbar.style.visibility = place === undefined ? 'hidden' : 'visible';
    toolbar.style.left = `${place?.left ?? 0}px`;
    toolbar.style.top = `${place?.top ?? 0}px`;
  }, [pane, rect]);
  return (
    <div ref={ref} data-pane="selection" className={styles['toolbar']}>
      <Toolbar aria-label={t('highlight.toolbar')} style={{ display: 'contents' }}>
        <Button look="quiet" onPress={() => actions.highlight()}>
          <KindSwatch kind={settings.highlightKind} />
          {t('highlight.make')}
        </Button>
        <KindButtons onChoose={actions.highlight} />
        <span className={styles['rule']} />
        <Button look="quiet" onPress={actions.note}>
          {t('highlight.note')}
        </Button>
        <Button look="quiet" onPress={actions.cite}>
          {t('highlight.cite')}
        </Button>
        <Button look="quiet" onPress={onBookmark}>
          {t('highlight.bookmark')}
        </Button>
      </Toolbar>
    </div>
  );
}
