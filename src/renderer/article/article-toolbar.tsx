import {
  AArrowDown,
  AArrowUp,
  Bookmark,
  BookmarkPlus,
  List,
  PanelRight,
  Pilcrow,
  Printer,
  Quote,
  Search,
} from 'lucide-react';
import { Toolbar } from 'react-aria-components';
import type { Article } from '#core/archive/article';
import { READING_SIZE } from '#core/settings/settings';
import { runCommand } from '../commands/command-registry.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useUser } from '../user/user-context.tsx';
import styles from './article-toolbar.module.css';
import { LanguageVersions } from './language-versions.tsx';

interface ArticleToolbarProps {
  readonly article: Article;
  /** Block the person is in, kept when they change the language. */
  readonly block: string | undefined;
  readonly isBookmarked: boolean;
  readonly isParagraphBookmarked: boolean;
  readonly onBookmarkParagraph: () => void;
  readonly hasContents: boolean;
  readonly isContentsOpen: boolean;
  readonly isRailOpen: boolean;
}

/** What can be done with the open article. Each button is also a command with its keys. */
export function ArticleToolbar(props: ArticleToolbarProps) {
  const { t } = useMessages();
  const { settings } = useUser();
  return (
    <div className={styles['bar']}>
      <Toolbar aria-label={t('article.tools')} className={styles['tools'] ?? ''}>
        {props.hasContents ? (
          <IconButton
            icon={List}
            isDirectional
            label={t('article.contents')}
            keys={keysOf('toggle-contents')}
            isExpanded={props.isContentsOpen}
            onPress={() => runCommand('toggle-contents')}
          />
        ) : null}
        <IconButton
          icon={Bookmark}
          label={t('article.bookmark')}
          keys={keysOf('bookmark')}
          isPressed={props.isBookmarked}
          onPress={() => runCommand('bookmark')}
          className={styles['filled']}
        />
        <IconButton
          icon={BookmarkPlus}
          label={t('article.bookmark-paragraph')}
          keys={settings.singleKeys ? ['B'] : []}
          isPressed={props.isParagraphBookmarked}
          onPress={props.onBookmarkParagraph}
        />
        <IconButton
          icon={Search}
          label={t('article.find')}
          keys={keysOf('find')}
          onPress={() => runCommand('find')}
        />
        <IconButton
          icon={AArrowDown}
          label={t('article.smaller')}
          keys={keysOf('text-smaller')}
          isDisabled={settings.readingSize <= READING_SIZE.min}
          onPress={() => runCommand('text-smaller')}
        />
        <IconButton
          icon={AArrowUp}
          label={t('article.larger')}
          keys={keysOf('text-larger')}
          isDisabled={settings.readingSize >= READING_SIZE.max}
          onPress={() => runCommand('text-larger')}
        />
        <IconButton
          icon={Pilcrow}
          label={t('article.paragraph-numbers')}
          isPressed={settings.paragraphNumbers}
          onPress={() => runCommand('toggle-paragraph-numbers')}
        />
        <IconButton
          icon={Quote}
          label={t('article.copy-citation')}
          keys={keysOf('copy-citation')}
          onPress={() => runCommand('copy-citation')}
        />
        <IconButton
          icon={Printer}
          label={t('article.print')}
          keys={keysOf('print')}
          onPress={() => runCommand('print')}
        />
        <IconButton
          icon={PanelRight}
          isDirectional
          label={t('article.rail')}
          keys={keysOf('toggle-rail')}
          isExpanded={props.isRailOpen}
          onPress={() => runCommand('toggle-rail')}
        />
      </Toolbar>
      <LanguageVersions article={props.article} block={props.block} />
    </div>
  );
}
