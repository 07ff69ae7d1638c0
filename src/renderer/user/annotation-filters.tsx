import { HIGHLIGHT_KINDS, type Annotation } from '#core/annotations/annotation';
import { tagsOf } from '#core/annotations/tags';
import { useMessages } from '../i18n/use-messages.ts';
import { SelectField } from '../ui/select-field.tsx';
import type { AnnotationFilter } from './filter-annotations.ts';
import { useKindNames } from './use-kind-names.ts';

interface AnnotationFiltersProps {
  /** Those there are without a filter: only kinds and tags of these are offered. */
  readonly annotations: readonly Annotation[];
  readonly filter: AnnotationFilter;
  readonly onChange: (filter: AnnotationFilter) => void;
}

/** Narrows a list by kind of highlight and by tag, where there is more than one of them. */
export function AnnotationFilters({ annotations, filter, onChange }: AnnotationFiltersProps) {
  const { t } = useMessages();
  const names = useKindNames();
  const tags = tagsOf(annotations);
  const kinds = HIGHLIGHT_KINDS.filter((kind) => annotations.some((one) => one.kind === kind));
  return (
    <>
      {kinds.length < 2 && filter.kind === 'all' ? null : (
        <SelectField
          label={t('highlight.kind')}
          value={String(filter.kind)}
          options={[
            { value: 'all', label: t('highlight.all-kinds') },
            ...kinds.map((kind) => ({ value: String(kind), label: names[kind] })),
          ]}
          onChange={(value) =>
            onChange({ ...filter, kind: kinds.find((kind) => String(kind) === value) ?? 'all' })
          }
        />
      )}
      {tags.length === 0 && filter.tag === '' ? null : (
        <SelectField
          label={t('highlight.tag')}
          value={filter.tag}
          options={[
            { value: '', label: t('highlight.all-tags') },
            ...tags.map((tag) => ({ value: tag, label: tag })),
          ]}
          onChange={(tag) => onChange({ ...filter, tag })}
        />
      )}
    </>
  );
}
