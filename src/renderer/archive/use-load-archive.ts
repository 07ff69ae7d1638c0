import { useLayoutEffect, useState } from 'react';
import type { Catalogue } from '#core/archive/catalogue';
import type { IndexRef } from '#core/edition/edition';
import { bridge } from '../bridge.ts';
import type { ArchiveValue } from './archive-context.tsx';
import { buildLookups } from './build-lookups.ts';
import { takeArchive, takeRead, type ArchiveRead } from './read-archive.ts';
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

  // Before the paint: an archive that is read already is in the first one.
  useLayoutEffect(() => {
    let run = 0;
    let search: SearchPort | undefined;
    const load = async () => {
      run += 1;
      const mine = run;
      const next = openArchive(await takeArchive(), createSearch);
      if (mine !== run) {
        if (next.status === 'open') next.value.search.close();
        return;
      }
      show(next);
    };
    const show = (next: ArchiveState): void => {
      search?.close();
      search = next.status === 'open' ? next.value.search : undefined;
      setState(next);
    };
    const start = () => void load().catch(() => setState({ status: 'failed' }));
    const read = takeRead();
    if (read === undefined) start();
    else show(openArchive(read.outcome, createSearch));
    const stop = bridge.on('archive-changed', start);
    return () => {
      run += 1;
      search?.close();
      stop();
    };
  }, [createSearch]);

  return state;
}

function openArchive(read: ArchiveRead, createSearch: CreateSearch): ArchiveState {
  if (read === null) return { status: 'none' };
  if (!read.ok) return { status: 'failed' };
  const { archive, catalogue } = read.value;
  const search = createSearch(catalogue, archive.description.indexes);
  return { status: 'open', value: { ...buildLookups(catalogue), archive, catalogue, search } };
}
