import { useId } from 'react';
import type { CarriedStatus } from '#core/anchoring/carry-over';
import type { ArticleText } from '#core/archive/article-text';
import { MarkedWords } from '../carried/marked-words.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import styles from './attention-page.module.css';

/** UTF-16 units shown on each side of a place: enough to tell one sentence from another. */
const CONTEXT = 130;

interface NewPlacesProps {
  readonly status: CarriedStatus;
  readonly isOnBlock: boolean;
  readonly text: ArticleText | undefined;
  readonly lang: string | undefined;
  /** Number of the candidate that is chosen. */
  readonly chosen: number;
  readonly onChoose: (candidate: number) => void;
}

/** Where the words may be in the article as it is now, or where they stood. */
export function NewPlaces({ status, isOnBlock, text, lang, chosen, onChoose }: NewPlacesProps) {
  const { t } = useMessages();
  const name = useId();
  if (status.status !== 'ambiguous') {
    return (
      <section aria-label={t('carried.places')} className={styles['side']}>
        <h3>{t('carried.places')}</h3>
        <Gone status={status} isOnBlock={isOnBlock} text={text} lang={lang} />
      </section>
    );
  }
  return (
    <fieldset className={styles['side']}>
      <legend>{t('carried.places')}</legend>
      {status.candidates.map((place, at) => (
        <label key={`${place.start} ${place.end}`} className={styles['place']} data-chosen={at === chosen}>
          <span className={styles['quiet']}>
            <input
              type="radio"
              name={name}
              className={styles['dot']}
              checked={at === chosen}
              onChange={() => onChoose(at)}
            />
            {t('carried.place', { number: at + 1, share: Math.round(place.score * 100) })}
          </span>
          {text === undefined ? null : (
            <span className={styles['quote']} lang={lang} dir="auto">
              <MarkedWords text={text.text} place={place} context={CONTEXT} />
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}

function Gone({
  status,
  isOnBlock,
  text,
  lang,
}: Pick<NewPlacesProps, 'status' | 'isOnBlock' | 'text' | 'lang'>) {
  const { t } = useMessages();
  if (status.status === 'withdrawn') return <p>{t('carried.withdrawn-text')}</p>;
  if (isOnBlock) return <p>{t('carried.block-gone')}</p>;
  const nearest = status.status === 'removed' ? status.nearest : undefined;
  if (nearest === undefined || text === undefined) return <p>{t('carried.removed-nowhere')}</p>;
  return (
    <>
      <p>{t('carried.removed-here')}</p>
      <blockquote className={styles['quote']} lang={lang} dir="auto">
        <MarkedWords text={text.text} place={nearest} context={CONTEXT} />
      </blockquote>
    </>
  );
}
