import { useState } from 'react';
import { HIGHLIGHT_KINDS, type HighlightKind } from '#core/annotations/annotation';
import { MAX_KIND_NAME_UNITS } from '#core/settings/settings';
import { useMessages } from '../i18n/use-messages.ts';
import { Section } from '../ui/section.tsx';
import { textDirection } from '../ui/text-direction.ts';
import { KindSwatch } from '../user/kind-swatch.tsx';
import { useChangeSettings } from '../user/use-change-settings.ts';
import { useUser } from '../user/user-context.tsx';
import styles from './kind-names.module.css';

/** What the five kinds of highlights are called. An empty name is the one we give it. */
export function KindNames() {
  const { t } = useMessages();
  return (
    <Section title={t('highlight.section')}>
      <p className={styles['quiet']}>{t('highlight.names-text')}</p>
      <div className={styles['kinds']}>
        {HIGHLIGHT_KINDS.map((kind) => (
          <KindName key={kind} kind={kind} />
        ))}
      </div>
    </Section>
  );
}

function KindName({ kind }: { readonly kind: HighlightKind }) {
  const { t } = useMessages();
  const { highlightNames } = useUser().settings;
  const change = useChangeSettings();
  const kept = highlightNames[kind - 1] ?? '';
  const [typed, setTyped] = useState<string>();
  const value = typed ?? kept;
  const keep = (): void => {
    setTyped(undefined);
    const name = value.trim();
    if (name !== kept) {
      change({ highlightNames: highlightNames.map((one, at) => (at === kind - 1 ? name : one)) });
    }
  };
  return (
    <label className={styles['kind']}>
      <KindSwatch kind={kind} />
      <input
        aria-label={t('highlight.name-of', { number: kind })}
        placeholder={t(`highlight.kind-${kind}`)}
        className={styles['field']}
        maxLength={MAX_KIND_NAME_UNITS}
        dir={textDirection(value)}
        value={value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep();
        }}
      />
    </label>
  );
}
