import { useEffect, useState } from 'react';
import type { Catalogue } from '#core/archive/catalogue';
import type { IndexRef } from '#core/edition/edition';
import type { OpenArchive } from '#shared/bridge';
import { bridge } from '../bridge.ts';
import type { ArchiveValue } from './archive-context.tsx';
import { buildLookups } from './build-lookups.ts';
import { loadCatalogue } from './load-catalogue.ts';
import type { SearchPort } from './search-port.ts';

export type ArchiveState =
  | { readonly status: 'loading' }
  | { readonly status: 'none' }
  | { readonly status: 'failed' }
  | { readonly status: 'open'; readonly value: ArchiveValue };

export type CreateSearch = (catalogue: Catalogue, indexes: readonly IndexRef[]) => SearchPort;

/** Loads the open archive, and again whenever main says that it is another one. */
export function useLoadArchive(createSearch: CreateSearch): ArchiveState {
  const [state, setState] = useState<ArchiveState>({ status: 'loading' });

  useEffect(() => {
    let run = 0;
    let search: SearchPort | undefined;
    const load = async () => {
      run += 1;
      const mine = run;
      const next = await openArchive(createSearch);
      if (mine !== run) {
        if (next.status === 'open') next.value.search.close();
        return;
      }
      search?.close();
      search = next.status === 'open' ? next.value.search : undefined;
      setState(next);
    };
    const start = () => void load().catch(() => setState({ status: 'failed' }));
    start();
    const stop = bridge.on('archive-changed', start);
    return () => {
      run += 1;
      search?.close();
      stop();
    };
  }, [createSearch]);

  return state;
}

async function openArchive(createSearch: CreateSearch): Promise<ArchiveState> {
  const archive: OpenArchive | null = await bridge.archive.current();
  if (archive === null) return { status: 'none' };
  const catalogue = await loadCatalogue(archive.description);
  if (!catalogue.ok) return { status: 'failed' };
  const search = createSearch(catalogue.value, archive.description.indexes);
  return {
    status: 'open',
    value: { ...buildLookups(catalogue.value), archive, catalogue: catalogue.value, search },
  };
}
