import type { Source } from '#core/archive/source';
import { sourceTitle } from '../archive/record-text.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Fact, Facts } from '../ui/facts.tsx';
import { Section } from '../ui/section.tsx';

/** The title in other languages: official ones, and the one as printed where the page shows an official one. */
export function SourceTitles({ source }: { readonly source: Source }) {
  const { t, language, languageName } = useMessages();
  const shown = sourceTitle(source, language);
  const printed = source.language === undefined ? {} : { [source.language]: source.title };
  const titles = Object.entries({ ...printed, ...source.titles }).filter(([lang]) => lang !== shown.lang);
  if (titles.length === 0) return null;
  const order = new Intl.Collator(language);
  const named = titles
    .map(([lang, title]) => ({ lang, title, name: languageName(lang) }))
    .toSorted((a, b) => order.compare(a.name, b.name));
  return (
    <Section title={t('source.titles')}>
      <Facts>
        {named.map(({ lang, title, name }) => (
          <Fact key={lang} name={name}>
            <bdi lang={lang}>{title}</bdi>
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
