import type { Settings } from '#core/settings/settings';
import { runCommand } from '../commands/command-registry.ts';
import { keysOf } from '../commands/shortcut-keys.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Page } from '../ui/page.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Section } from '../ui/section.tsx';
import { showToast } from '../ui/toast.ts';
import { useChangeSettings } from '../user/use-change-settings.ts';
import { useUser } from '../user/user-context.tsx';
import { KindNames } from './kind-names.tsx';
import { ReadingSize } from './reading-size.tsx';
import styles from './settings-page.module.css';

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][];
/** Each is named in itself, as whoever needs it may read no other. */
const LANGUAGES = ['en', 'ar'] as const satisfies readonly Settings['language'][];

/** What the person can choose. Each choice acts at once and is kept. */
export function SettingsPage() {
  const { t } = useMessages();
  return (
    <Page title={t('place.settings')} width="reading">
      <Appearance />
      <Reading />
      <KindNames />
      <Language />
      <Search />
      <Keys />
    </Page>
  );
}

function Appearance() {
  const { t } = useMessages();
  const { settings } = useUser();
  const change = useChangeSettings();
  return (
    <Section title={t('settings.appearance')}>
      <RadioGroup
        label={t('settings.theme')}
        value={settings.theme}
        options={THEMES.map((value) => ({ value, label: t(`settings.theme-${value}`) }))}
        onChange={(theme) => change({ theme })}
      />
      <div className={styles['switches']}>
        <Checkbox
          isChecked={settings.paper === 'sepia'}
          onChange={(isSepia) => change({ paper: isSepia ? 'sepia' : 'white' })}
          description={t('settings.sepia-text')}
        >
          {t('settings.sepia')}
        </Checkbox>
        <Checkbox
          isChecked={settings.contrast === 'more'}
          onChange={(isMore) => change({ contrast: isMore ? 'more' : 'system' })}
          description={t('settings.contrast-text')}
        >
          {t('settings.contrast')}
        </Checkbox>
      </div>
    </Section>
  );
}

function Reading() {
  const { t } = useMessages();
  const { settings } = useUser();
  const change = useChangeSettings();
  return (
    <Section title={t('settings.reading')}>
      <ReadingSize size={settings.readingSize} onChange={(readingSize) => change({ readingSize })} />
      <Checkbox
        isChecked={settings.paragraphNumbers}
        onChange={(paragraphNumbers) => change({ paragraphNumbers })}
        description={t('settings.paragraph-numbers-text')}
      >
        {t('settings.paragraph-numbers')}
      </Checkbox>
    </Section>
  );
}

function Language() {
  const { t } = useMessages();
  const { settings } = useUser();
  const change = useChangeSettings();
  return (
    <Section title={t('settings.language')}>
      <RadioGroup<Settings['language']>
        label={t('settings.language-interface')}
        value={settings.language}
        options={[
          { value: 'system', label: t('settings.language-system') },
          ...LANGUAGES.map((lang) => ({ value: lang, label: ownName(lang), lang })),
        ]}
        onChange={(language) => change({ language })}
      />
      <p className={styles['quiet']}>{t('settings.language-text')}</p>
    </Section>
  );
}

function Search() {
  const { t } = useMessages();
  const { settings, searches, forgetSearches } = useUser();
  const change = useChangeSettings();
  const forget = async (): Promise<void> => {
    const isDone = await forgetSearches();
    showToast(
      isDone
        ? { text: t('settings.searches-forgotten') }
        : { text: t('settings.failed-write-failed'), tone: 'danger' },
    );
  };
  return (
    <Section title={t('settings.search')}>
      <Checkbox
        isChecked={settings.searchHistory}
        onChange={(searchHistory) => change({ searchHistory })}
        description={t('settings.search-history-text')}
      >
        {t('settings.search-history')}
      </Checkbox>
      <div className={styles['actions']}>
        <Button isDisabled={searches.history.length === 0} onPress={() => void forget()}>
          {t('settings.forget-searches')}
        </Button>
      </div>
    </Section>
  );
}

function Keys() {
  const { t } = useMessages();
  const { settings } = useUser();
  const change = useChangeSettings();
  return (
    <Section title={t('settings.keyboard')}>
      <Checkbox
        isChecked={settings.singleKeys}
        onChange={(singleKeys) => change({ singleKeys })}
        description={t('settings.single-keys-text')}
      >
        {t('settings.single-keys')}
      </Checkbox>
      <div className={styles['actions']}>
        <Button onPress={() => runCommand('shortcuts')}>{t('settings.all-shortcuts')}</Button>
        <Kbd keys={keysOf('shortcuts')} />
      </div>
    </Section>
  );
}

function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
