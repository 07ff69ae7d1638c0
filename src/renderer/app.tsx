import { useEffect, useRef, useState } from 'react';
import type { Settings } from '#core/settings/settings';
import type { AppInfo } from '#shared/bridge';
import { ArchiveContext } from './archive/archive-context.tsx';
import { useLoadArchive } from './archive/use-load-archive.ts';
import { bridge } from './bridge.ts';
import { LanguageProvider } from './i18n/language-provider.tsx';
import type { InterfaceLanguage } from './i18n/messages.ts';
import { Pages } from './pages.tsx';
import { createSearchPort } from './search/create-search-port.ts';
import { Shell } from './shell/shell.tsx';
import { useUser } from './user/user-context.tsx';
import { UserProvider } from './user/user-provider.tsx';

interface AppProps {
  readonly info: AppInfo;
  readonly settings: Settings;
}

export function App({ info, settings }: AppProps) {
  return (
    <UserProvider settings={settings}>
      <Window language={info.language} />
    </UserProvider>
  );
}

function Window({ language: initial }: { readonly language: InterfaceLanguage }) {
  const language = useLanguage(initial);
  const state = useLoadArchive(createSearchPort);
  useReadySignal(state.status !== 'loading');
  return (
    <LanguageProvider language={language}>
      <ArchiveContext value={state.status === 'open' ? state.value : null}>
        <Shell>
          <Pages status={state.status} />
        </Shell>
      </ArchiveContext>
    </LanguageProvider>
  );
}

/** Main resolves the language: setting, `--lang` and system. Asked again when the setting changes. */
function useLanguage(initial: InterfaceLanguage): InterfaceLanguage {
  const [language, setLanguage] = useState(initial);
  const { settings } = useUser();
  const known = useRef(settings.language);
  useEffect(() => {
    if (known.current === settings.language) return undefined;
    known.current = settings.language;
    if (settings.language !== 'system') {
      setLanguage(settings.language);
      return undefined;
    }
    let isGone = false;
    void bridge.app.info().then((info) => {
      if (!isGone) setLanguage(info.language);
    });
    return () => {
      isGone = true;
    };
  }, [settings.language]);
  return language;
}

/** Tells main about the first useful paint, once. */
function useReadySignal(isReady: boolean): void {
  const isTold = useRef(false);
  useEffect(() => {
    if (!isReady || isTold.current) return;
    isTold.current = true;
    requestAnimationFrame(() => {
      performance.mark('interactive');
      void bridge.app.ready();
    });
  }, [isReady]);
}
