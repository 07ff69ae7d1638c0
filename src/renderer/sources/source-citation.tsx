import { directionOf } from '#core/article/article-words';
import type { Source } from '#core/archive/source';
import { formatCitation } from '#core/citation/format-source';
import { useMessages } from '../i18n/use-messages.ts';
import { createKeptState } from '../routing/kept-state.ts';
import { Card } from '../ui/card.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import styles from './source-page.module.css';

/** Languages whose way of citing is known. */
const CITED_IN = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

/** Empty: the language of the interface. */
const useCitationLanguage = createKeptState('');

/** The source as a note prints it, in the language of one's own text, ready to be copied. */
export function SourceCitation({ source }: { readonly source: Source }) {
  const { t, language, languageName } = useMessages();
  const [chosen, setChosen] = useCitationLanguage();
  const lang = chosen === '' ? language : chosen;
  const citation = formatCitation(source, undefined, lang);
  const symbol = source.number ?? source.identifiers[0]?.value;
  return (
    <Card>
      <div className={styles['cite']}>
        <p className={styles['citation']} lang={lang} dir={directionOf(lang)}>
          {citation}
        </p>
        <div className={styles['actions']}>
          <CopyButton text={citation} label={t('source.copy-citation')} doneLabel={t('source.copied')} />
          {symbol === undefined ? null : (
            <CopyButton text={symbol} label={t('source.copy-symbol')} doneLabel={t('source.copied')} />
          )}
          <SelectField
            label={t('source.citation-language')}
            value={lang}
            options={CITED_IN.map((tag) => ({ value: tag, label: languageName(tag) }))}
            onChange={setChosen}
          />
        </div>
      </div>
    </Card>
  );
}
