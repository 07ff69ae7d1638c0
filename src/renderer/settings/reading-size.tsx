import { useId } from 'react';
import { READING_SIZE } from '#core/settings/settings';
import { useMessages } from '../i18n/use-messages.ts';
import styles from './settings-page.module.css';

/** Arabic letters are smaller than Latin ones of the same size; articles are enlarged by the same factor. */
const ARABIC_SCALE = 1.16;

interface ReadingSizeProps {
  /** CSS px. */
  readonly size: number;
  readonly onChange: (size: number) => void;
}

/** The size of the article's text, with a line of text in it. */
export function ReadingSize({ size, onChange }: ReadingSizeProps) {
  const { t, language } = useMessages();
  const id = useId();
  const words = t('settings.reading-size-value', { size });
  const scale = language === 'ar' ? ARABIC_SCALE : 1;
  return (
    <div className={styles['size']}>
      <label htmlFor={id} className={styles['name']}>
        {t('settings.reading-size')}
      </label>
      <div className={styles['slider']}>
        <input
          id={id}
          type="range"
          className={styles['range']}
          min={READING_SIZE.min}
          max={READING_SIZE.max}
          step={READING_SIZE.step}
          value={size}
          aria-valuetext={words}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
        />
        <span className={styles['value']} aria-hidden>
          {words}
        </span>
      </div>
      <p className={styles['sample']} style={{ fontSize: `${size * scale}px` }}>
        {t('settings.reading-sample')}
      </p>
    </div>
  );
}
