import { memo, useState } from 'react';
import {
  FACET_NAMES,
  type FacetName,
  type FacetSelection,
  type FacetValue,
  type SearchAnswer,
} from '#core/search/search-types';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { facetLabel } from './facet-label.ts';
import styles from './facets.module.css';

/** Values shown before "Show all". */
const SHORT = 6;

interface FacetsProps {
  readonly facets: SearchAnswer['facets'];
  readonly selected: FacetSelection;
  readonly onToggle: (name: FacetName, value: string) => void;
}

/** Ways to narrow a search, each with its counts. */
export const Facets = memo(function Facets({ facets, selected, onToggle }: FacetsProps) {
  return (
    <>
      {FACET_NAMES.map((name) => (
        <Facet
          key={name}
          name={name}
          values={facets[name]}
          chosen={selected[name] ?? []}
          onToggle={onToggle}
        />
      ))}
    </>
  );
});

interface FacetProps {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly onToggle: FacetsProps['onToggle'];
}

function Facet({ name, values, chosen, onToggle }: FacetProps) {
  const messages = useMessages();
  const archive = useArchive();
  const [isLong, setLong] = useState(false);
  const all = withChosen(values, chosen);
  if (all.length === 0) return null;
  const shown = isLong ? all : all.filter(({ value }, i) => i < SHORT || chosen.includes(value));
  return (
    <fieldset className={styles['facet']}>
      <legend className={styles['legend']}>{messages.t(`facet.${name}`)}</legend>
      {shown.map(({ value, count }) => (
        <Checkbox key={value} isChecked={chosen.includes(value)} onChange={() => onToggle(name, value)}>
          <span className={styles['value']}>
            <bdi>{facetLabel(name, value, messages, archive)}</bdi>{' '}
            <span className={styles['count']}>{messages.number(count)}</span>
          </span>
        </Checkbox>
      ))}
      {all.length > SHORT ? (
        <Button look="quiet" onPress={() => setLong(!isLong)} aria-expanded={isLong}>
          {messages.t(isLong ? 'search.facet-less' : 'search.facet-more', { count: all.length })}
        </Button>
      ) : null}
    </fieldset>
  );
}

/** A chosen value stays on the list although nothing matches it any more: it has to be possible to take it back. */
function withChosen(values: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] {
  const missing = chosen.filter((value) => !values.some((known) => known.value === value));
  return [...values, ...missing.map((value) => ({ value, count: 0 }))];
}
