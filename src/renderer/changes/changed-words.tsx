import { useMessages } from '../i18n/use-messages.ts';
import styles from './changes-page.module.css';

interface ChangedWordsProps {
  readonly kind: 'removed' | 'added';
  readonly words: string;
  /** A screen reader is told what became of them; not where the words say so themselves. */
  readonly isNamed?: boolean;
}

/** Words that went, struck through after a minus, or came, underlined after a plus: the colour only helps. */
export function ChangedWords({ kind, words, isNamed = false }: ChangedWordsProps) {
  const { t } = useMessages();
  const Tag = kind === 'removed' ? 'del' : 'ins';
  return (
    <Tag className={styles[kind]}>
      <span className={styles['sign']}>
        {isNamed ? <span className="visually-hidden">{t(`changes.part-${kind}`)} </span> : null}
        <span aria-hidden>{kind === 'removed' ? '−' : '+'}</span>
      </span>
      <span className={styles['words']}>{words}</span>
    </Tag>
  );
}
