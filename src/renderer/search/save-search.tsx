import { BookmarkCheck, BookmarkPlus } from 'lucide-react';
import { useState } from 'react';
import type { SearchAnswer } from '#core/search/search-types';
import { useArchive } from '../archive/archive-context.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import type { SearchRoute } from '../routing/route.ts';
import { Button } from '../ui/button.tsx';
import { useUser } from '../user/user-context.tsx';
import { NameDialog } from './name-dialog.tsx';
import { savedAs, seenNow } from './saved-search.ts';
import { useSaveSearch } from './use-saved-searches.ts';

interface SaveSearchProps {
  readonly route: SearchRoute;
  readonly answer: SearchAnswer;
}

/** Saves the present search under a name; one that is saved already gets another name. */
export function SaveSearch({ route, answer }: SaveSearchProps) {
  const { t, language } = useMessages();
  const { archive, search } = useArchive();
  const { searches } = useUser();
  const save = useSaveSearch();
  const [isOpen, setOpen] = useState(false);
  const known = savedAs(searches.saved, route);
  const keep = async (name: string): Promise<void> => {
    if (known !== undefined) {
      await save({ ...known, name });
      return;
    }
    const { text, facets, sort, within } = route;
    const seen = await seenNow(search, route, language, archive.edition);
    // Where the ids could not be found out, what is on the screen is counted.
    const shown = { edition: archive.edition, total: answer.total, ids: [] };
    await save({
      id: crypto.randomUUID(),
      name,
      text: text.trim(),
      facets,
      sort,
      ...(within === undefined ? {} : { within }),
      seen: seen ?? shown,
    });
  };
  const Icon = known === undefined ? BookmarkPlus : BookmarkCheck;
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        <Icon size={16} aria-hidden />
        {known === undefined ? t('search.save') : t('search.saved-as', { name: known.name })}
      </Button>
      {isOpen ? (
        <NameDialog
          title={t(known === undefined ? 'search.save' : 'search.rename-title')}
          name={known?.name ?? route.text.trim()}
          onClose={() => setOpen(false)}
          onName={(name) => void keep(name)}
        />
      ) : null}
    </>
  );
}
