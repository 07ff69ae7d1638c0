import { useId, useState } from 'react';
import { addTag } from '#core/annotations/tags';
import { useMessages } from '../i18n/use-messages.ts';
import { Chip } from '../ui/chip.tsx';
import { textDirection } from '../ui/text-direction.ts';
import styles from './tag-editor.module.css';

interface TagEditorProps {
  readonly tags: readonly string[];
  /** Tags in use, the most used first: offered while one types. */
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** Most tags offered at a time. */
const OFFERED = 200;

/** The tags of an annotation, and a field for more: Enter or a comma adds what was typed. */
export function TagEditor({ tags, known, onChange }: TagEditorProps) {
  const { t } = useMessages();
  const [typed, setTyped] = useState('');
  const list = useId();
  const add = (text: string): void => {
    const next = text
      .split(/[,،、，]/u)
      .reduce((all: readonly string[], one) => addTag(all, one, known), tags);
    if (next !== tags) onChange(next);
    setTyped('');
  };
  return (
    <fieldset aria-label={t('highlight.tags')} className={styles['tags']}>
      {tags.map((tag) => (
        <Chip
          key={tag}
          removeLabel={t('highlight.tag-remove', { tag })}
          onRemove={() => onChange(tags.filter((one) => one !== tag))}
        >
          <bdi>{tag}</bdi>
        </Chip>
      ))}
      <input
        aria-label={t('highlight.tag-field')}
        placeholder={t('highlight.tag-field')}
        list={list}
        className={styles['field']}
        dir={textDirection(typed)}
        value={typed}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (/[,،、，]$/u.test(value)) add(value);
          else setTyped(value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add(typed);
        }}
        onBlur={() => add(typed)}
      />
      <datalist id={list}>
        {known
          .filter((tag) => !tags.includes(tag))
          .slice(0, OFFERED)
          .map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
      </datalist>
    </fieldset>
  );
}
