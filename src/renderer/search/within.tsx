import { ListFilter } from 'lucide-react';
import { useMessages } from '../i18n/use-messages.ts';
import { navigate } from '../routing/history.ts';
import { PAGE_SIZE, type SearchRoute } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { focusSearchBox } from './focus-search-box.ts';
import styles from './search-page.module.css';

interface WithinProps {
  readonly route: SearchRoute;
}

/** Keeps the present results as the bound of the next search. */
export function WithinButton({ route, total }: WithinProps & { readonly total: number }) {
  const { t } = useMessages();
  const { text, within } = route;
  if (total < 2 || text.trim() === '') return null;
  const bound = () => {
    // One within another: what stands beside each other must all hold.
    const next = within === undefined ? text.trim() : `(${within}) (${text.trim()})`;
    navigate({ ...route, text: '', within: next, live: false, limit: PAGE_SIZE }, 'push');
    focusSearchBox();
  };
  return (
    <Button look="quiet" onPress={bound}>
      <ListFilter size={16} aria-hidden />
      {t('search.within')}
    </Button>
  );
}

/** The search that bounds the present one, and the way out of it. */
export function WithinChip({ route }: WithinProps) {
  const { t } = useMessages();
  const { text, within } = route;
  if (within === undefined) return null;
  const unbound = () => {
    const { within: _, ...others } = route;
    navigate({ ...others, text: text.trim() === '' ? within : text, limit: PAGE_SIZE }, 'replace');
    focusSearchBox();
  };
  return (
    <div className={styles['chosen']}>
      <Chip tone="accent" onRemove={unbound} removeLabel={t('search.within-remove', { query: within })}>
        <bdi>{t('search.within-chip', { query: within })}</bdi>
      </Chip>
    </div>
  );
}
