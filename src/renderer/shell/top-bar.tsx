import { ArrowLeft, ArrowRight, Command, Menu, Moon, Sun } from 'lucide-react';
import type { RefObject } from 'react';
import { runCommand } from '../commands/command-registry.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { directionOf } from '../i18n/messages.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useLocation } from '../routing/use-route.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useUser } from '../user/user-context.tsx';
import { SearchBox } from './search-box.tsx';
import styles from './top-bar.module.css';

interface TopBarProps {
  readonly searchInput: RefObject<HTMLInputElement | null>;
  readonly isSidebarOpen: boolean;
}

export function TopBar({ searchInput, isSidebarOpen }: TopBarProps) {
  const { t, language } = useMessages();
  const direction = directionOf(language);
  const { canGoBack, canGoForward } = useLocation();
  const { theme } = useUser();
  return (
    <header className={styles['bar']}>
      <div className={styles['start']}>
        <IconButton
          icon={Menu}
          label={t('command.toggle-sidebar')}
          keys={keysOf('toggle-sidebar')}
          isExpanded={isSidebarOpen}
          onPress={() => runCommand('toggle-sidebar')}
        />
        <IconButton
          icon={ArrowLeft}
          isDirectional
          label={t('command.back')}
          keys={keysOf('back', direction)}
          isDisabled={!canGoBack}
          onPress={() => runCommand('back')}
        />
        <IconButton
          icon={ArrowRight}
          isDirectional
          className={styles['wide-only']}
          label={t('command.forward')}
          keys={keysOf('forward', direction)}
          isDisabled={!canGoForward}
          onPress={() => runCommand('forward')}
        />
      </div>
      <SearchBox input={searchInput} />
      <div className={styles['end']}>
        <IconButton
          icon={Command}
          label={t('command.palette')}
          keys={keysOf('palette')}
          onPress={() => runCommand('palette')}
        />
        <IconButton
          icon={theme === 'dark' ? Sun : Moon}
          className={styles['wide-only']}
          label={t(theme === 'dark' ? 'command.theme-light' : 'command.theme-dark')}
          onPress={() => runCommand(theme === 'dark' ? 'theme-light' : 'theme-dark')}
        />
      </div>
    </header>
  );
}
