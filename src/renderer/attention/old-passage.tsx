import type { Annotation } from '#core/annotations/annotation';
import type { ArticleText } from '#core/archive/article-text';
import { MarkedWords } from '../carried/marked-words.tsx';
import { OldText, placeIn } from '../carried/old-text.tsx';
import { useOldText } from '../carried/use-old-text.ts';
import { useMessages } from '../i18n/use-messages.ts';
import styles from './attention-page.module.css';

/** UTF-16 units shown on each side of what was marked. */
const CONTEXT = 160;

interface OldPassageProps {
  readonly annotation: Annotation;
  readonly lang: string | undefined;
}

/** What the person marked, as it was, and the way to all of the text it was in. */
export function OldPassage({ annotation, lang }: OldPassageProps) {
  const { t } = useMessages();
  const old = useOldText(annotation);
  return (
    <section aria-label={t('carried.marked')} className={styles['side']}>
      <h3>{t('carried.marked')}</h3>
      <p className={styles['quiet']}>{t('carried.made-on', { edition: annotation.target.edition })}</p>
      <blockquote className={styles['quote']} lang={lang} dir="auto">
        <Quotation annotation={annotation} old={old.status === 'ready' ? old.text : undefined} />
      </blockquote>
      <OldText annotation={annotation} lang={lang} />
    </section>
  );
}

interface QuotationProps {
  readonly annotation: Annotation;
  readonly old: ArticleText | undefined;
}

/** The words with those round them; what the annotation itself keeps is enough for it. */
function Quotation({ annotation, old }: QuotationProps) {
  const { passage, quote, title } = annotation.target;
  const place = old && placeIn(annotation, old);
  if (old !== undefined && place !== undefined)
    return <MarkedWords text={old.text} place={place} context={CONTEXT} />;
  if (passage === undefined) return quote ?? title;
  const { prefix, exact, suffix } = passage.quote;
  const [start, end] = [prefix.length, prefix.length + exact.length];
  return <MarkedWords text={prefix + exact + suffix} place={{ start, end }} />;
}
