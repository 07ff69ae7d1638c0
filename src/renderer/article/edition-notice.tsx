import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import styles from './changed-notice.module.css';

interface EditionNoticeProps {
  /** The edition that this article is shown from. */
  readonly edition: number;
  /** The one that is open by now. */
  readonly current: number;
  readonly onShow: () => void;
}

/** Above an article that was open when another edition was installed: it stays as it is until the person goes on. */
export function EditionNotice({ edition, current, onShow }: EditionNoticeProps) {
  const { t } = useMessages();
  return (
    <aside aria-label={t('article.held-title')} className={styles['notice']}>
      <p className={styles['text']}>{t('article.held', { edition, current })}</p>
      <Button onPress={onShow}>{t('article.held-show', { current })}</Button>
    </aside>
  );
}
