import type { ChangePart } from '#core/changes/text-comparison';
import { useMessages } from '../i18n/use-messages.ts';
import { Chip } from '../ui/chip.tsx';
import { classNames } from '../ui/class-names.ts';
import type { ChangeBlock, Segment } from './change-rows.ts';
import { ChangedWords } from './changed-words.tsx';
import styles from './changes-page.module.css';

interface ChangeTextProps extends ChangeBlock {
  readonly places: number;
  readonly lang: string;
}

/** One block of the comparison: its words, and what became of them. */
export function ChangeText({ block, segments, places, lang }: ChangeTextProps) {
  const { t } = useMessages();
  const { kind, state } = block;
  const isLabelled = state === 'added' || state === 'removed' || state === 'moved';
  return (
    <div className={styles['block']} data-state={state}>
      {isLabelled ? (
        <p className={styles['label']}>
          <Chip>{t(`changes.block-${state}`)}</Chip>
        </p>
      ) : null}
      <p lang={lang} dir="auto" className={classNames(styles['text'], styles[kind])}>
        {segments.map((segment, at) => (
          // The words of a comparison never change their order.
          // oxlint-disable-next-line react/no-array-index-key
          <SegmentText key={at} segment={segment} places={places} />
        ))}
      </p>
    </div>
  );
}

function SegmentText({ segment, places }: { readonly segment: Segment; readonly places: number }) {
  const { t } = useMessages();
  if (segment.type === 'same') return segment.text;
  const { number, parts } = segment;
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot stand among the words of a paragraph
      role="group"
      tabIndex={-1}
      data-change={number}
      className={styles['place']}
      aria-label={t('changes.place', { number, total: places })}
    >
      {parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <Part key={at} part={part} />
      ))}
    </span>
  );
}

function Part({ part: { kind, text } }: { readonly part: ChangePart }) {
  if (kind === 'same') return text;
  const words = text.trimEnd();
  return (
    <>
      <ChangedWords kind={kind} words={words} isNamed />
      {text.slice(words.length) === '' ? '' : ' '}
    </>
  );
}
