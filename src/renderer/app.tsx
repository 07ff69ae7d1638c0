import { useEffect, useRef, useState } from 'react';
import type { Settings } from '#core/settings/settings';
import type { AppInfo } from '#shared/bridge';
import { ArchiveContext } from './archive/archive-context.tsx';
import { useLoadArchive } from './archive/use-load-archive.ts';
import { bridge } from './bridge.ts';
import { CarriedProvider } from './carried/carried-context.tsx';
import { LanguageProvider } from './i18n/language-provider.tsx';
import type { InterfaceLanguage } from './i18n/messages.ts';
import { Pages, PRELOADED_PAGES } from './pages.tsx';
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
        <CarriedProvider>
          <Shell isReady={state.status !== 'loading'} preloadPages={PRELOADED_PAGES}>
            <Pages status={state.status} />
          </Shell>
        </CarriedProvider>
      </ArchiveContext>
    </LanguageProvider>
  );
}

/** Main resolves the language: `--lang`, setting and system. Asked again when the choice is left to the system. */
function useLanguage(initial: InterfaceLanguage): InterfaceLanguage {
  const { settings } = useUser();
  const [chosen, setChosen] = useState(settings.language);
  const [language, setLanguage] = useState(initial);
  if (chosen !== settings.language) {
    setChosen(settings.language);
    if (settings.language !== 'system') setLanguage(settings.language);
  }
  useEffect(() => {
    if (chosen !== 'system') return undefined;
    let isGone = false;
    const ask = async (): Promise<void> => {
      const info = await bridge.app.info();
      if (!isGone) setLanguage(info.language);
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [chosen]);
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
