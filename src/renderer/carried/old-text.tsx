import { useState } from 'react';
import type { Place } from '#core/anchoring/passage-anchor';
import type { Annotation } from '#core/annotations/annotation';
import type { ArticleText, Block } from '#core/archive/article-text';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { MarkedWords } from './marked-words.tsx';
import styles from './old-text.module.css';
import { useOldText } from './use-old-text.ts';

interface OldTextProps {
  readonly annotation: Annotation;
  /** Language of the article, where it is known. */
  readonly lang: string | undefined;
}

/** The way to all of the text that an annotation was made on. */
export function OldText({ annotation, lang }: OldTextProps) {
  const { t } = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'carried.hide-old-text' : 'carried.old-text')}
        </Button>
      </div>
      {isOpen ? <Whole annotation={annotation} lang={lang} /> : null}
    </>
  );
}

function Whole({ annotation, lang }: OldTextProps) {
  const { t } = useMessages();
  const old = useOldText(annotation);
  const { edition } = annotation.target;
  if (old.status === 'loading') return null;
  if (old.status === 'lost') return <p className={styles['quiet']}>{t('carried.old-text-lost')}</p>;
  const place = placeIn(annotation, old.text);
  return (
    <section
      aria-label={t('carried.old-text-title', { edition })}
      className={styles['old']}
      lang={lang}
      dir="auto"
    >
      {old.text.blocks.map((block) => (
        <OldBlock key={block.id} text={old.text.text} block={block} place={place} />
      ))}
    </section>
  );
}

interface OldBlockProps {
  readonly text: string;
  readonly block: Block;
  readonly place: Place | undefined;
}

function OldBlock({ text, block, place }: OldBlockProps) {
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

/** Where an annotation was made, in the text it was made on. */
export function placeIn({ target }: Annotation, { blocks }: ArticleText): Place | undefined {
  return target.passage?.position ?? blocks.find(({ id }) => id === target.block);
}
