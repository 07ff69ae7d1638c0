import { useState } from 'react';
import type { Annotation } from '#core/annotations/annotation';
import type { ArticleText, Block } from '#core/archive/article-text';
import type { Place } from '#core/anchoring/passage-anchor';
import { useOldText } from '../carried/use-old-text.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import styles from './attention-page.module.css';
import { MarkedWords } from './marked-words.tsx';

interface OldPassageProps {
  readonly annotation: Annotation;
  readonly lang: string | undefined;
}

/** What the person marked, as it was, and the way to all of the text it was in. */
export function OldPassage({ annotation, lang }: OldPassageProps) {
  const { t } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const old = useOldText(annotation);
  const { target } = annotation;
  return (
    <section aria-label={t('carried.marked')} className={styles['side']}>
      <h3>{t('carried.marked')}</h3>
      <p className={styles['quiet']}>{t('carried.made-on', { edition: target.edition })}</p>
      <blockquote className={styles['quote']} lang={lang} dir="auto">
        <Quotation annotation={annotation} old={old.status === 'ready' ? old.text : undefined} />
      </blockquote>
      {old.status === 'lost' ? <p className={styles['quiet']}>{t('carried.old-text-lost')}</p> : null}
      {old.status !== 'ready' ? null : (
        <div>
          <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t(isOpen ? 'carried.hide-old-text' : 'carried.old-text')}
          </Button>
        </div>
      )}
      {isOpen && old.status === 'ready' ? (
        <section
          aria-label={t('carried.old-text-title', { edition: target.edition })}
          className={styles['old']}
          lang={lang}
          dir="auto"
        >
          {old.text.blocks.map((block) => (
            <OldBlock
              key={block.id}
              text={old.text.text}
              block={block}
              place={placeIn(annotation, old.text)}
            />
          ))}
        </section>
      ) : null}
    </section>
  );
}

/** The words with those round them; what the annotation itself keeps is enough for it. */
function Quotation({
  annotation,
  old,
}: {
  readonly annotation: Annotation;
  readonly old: ArticleText | undefined;
}) {
  const { passage, quote, title } = annotation.target;
  const place = old && placeIn(annotation, old);
  if (old !== undefined && place !== undefined)
    return <MarkedWords text={old.text} place={place} context={160} />;
  if (passage === undefined) return <mark>{quote ?? title}</mark>;
  const { prefix, exact, suffix } = passage.quote;
  return (
    <MarkedWords
      text={prefix + exact + suffix}
      place={{ start: prefix.length, end: prefix.length + exact.length }}
    />
  );
}

function OldBlock({
  text,
  block,
  place,
}: {
  readonly text: string;
  readonly block: Block;
  readonly place: Place | undefined;
}) {
  const words = text.slice(block.start, block.end);
  if (place === undefined || place.end <= block.start || place.start >= block.end) return <p>{words}</p>;
  const inside = {
    start: Math.max(0, place.start - block.start),
    end: Math.min(words.length, place.end - block.start),
  };
  return (
    <p>
      <MarkedWords text={words} place={inside} />
    </p>
  );
}

function placeIn({ target }: Annotation, { blocks }: ArticleText): Place | undefined {
  if (target.passage !== undefined) return target.passage.position;
  return blocks.find(({ id }) => id === target.block);
}
