import { useMemo, useState } from 'react';
import type { CarriedStatus } from '#core/anchoring/carry-over';
import type { Annotation } from '#core/annotations/annotation';
import { useArchive } from '../archive/archive-context.tsx';
import { useArticleTexts } from '../archive/use-article-texts.ts';
import { StatusBadge } from '../carried/status-badge.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { EntryHead } from '../user/entry-head.tsx';
import styles from './attention-page.module.css';
import { NewPlaces } from './new-places.tsx';
import { OldPassage } from './old-passage.tsx';
import { useDecisionKeys } from './use-decision-keys.ts';
import { useDecisions } from './use-decisions.ts';

interface AttentionCardProps {
  readonly annotation: Annotation;
  readonly status: CarriedStatus;
}

/** One annotation, both texts, and what can be decided. */
export function AttentionCard({ annotation, status }: AttentionCardProps) {
  const { t } = useMessages();
  const { articleById } = useArchive();
  const [chosen, setChosen] = useState(0);
  const { attach, keep, remove } = useDecisions();
  const { target } = annotation;
  const article = articleById(target.article);
  const articles = useMemo(() => (article === undefined ? [] : [article]), [article]);
  const texts = useArticleTexts(articles);
  const text = article && texts.of(article);
  const place = status.status === 'ambiguous' ? status.candidates[chosen] : undefined;
  const canAttach = article !== undefined && text !== undefined && place !== undefined;
  const decide = {
    attach: () => (canAttach ? attach(annotation, article, text.text, place) : undefined),
    keep: () => keep(annotation),
    remove: () => remove(annotation),
  };
  useDecisionKeys(decide);
  return (
    <article aria-label={target.title} className={styles['card']}>
      <EntryHead article={article} title={target.title} place={`attention:${annotation.id}`}>
        <StatusBadge id={annotation.id} />
      </EntryHead>
      {annotation.body === '' ? null : (
        <p className={styles['note']} dir="auto">
          {annotation.body}
        </p>
      )}
      <div className={styles['sides']}>
        <OldPassage annotation={annotation} lang={article?.lang} />
        <NewPlaces
          status={status}
          isOnBlock={target.passage === undefined}
          text={text}
          lang={article?.lang}
          chosen={chosen}
          onChoose={setChosen}
        />
      </div>
      <div className={styles['actions']}>
        {status.status === 'ambiguous' ? (
          <Button look="primary" isDisabled={!canAttach} onPress={decide.attach}>
            {t('carried.attach')}
          </Button>
        ) : null}
        <Button onPress={decide.keep}>{t('carried.keep')}</Button>
        <Button look="danger" onPress={decide.remove}>
          {t('carried.delete')}
        </Button>
      </div>
      <p className={styles['quiet']}>{t('carried.keys')}</p>
    </article>
  );
}
