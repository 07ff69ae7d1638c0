import { createContext, useContext } from 'react';
import type { Catalogue } from '#core/archive/catalogue';
import type { OpenArchive } from '#shared/bridge';
import type { Lookups } from './build-lookups.ts';
import type { SearchPort } from './search-port.ts';

/** The open archive: its description, all its records, and search in it. */
export interface ArchiveValue extends Lookups {
  readonly archive: OpenArchive;
  readonly catalogue: Catalogue;
  readonly search: SearchPort;
}

export const ArchiveContext = createContext<ArchiveValue | null>(null);

/** The open archive. Only pages that are drawn with an archive open may ask. */
export function useArchive(): ArchiveValue {
  const value = useContext(ArchiveContext);
  if (value === null) throw new Error('useArchive outside an open archive');
  return value;
}

/** The open archive, or `null` while it loads or where there is none. */
export function useMaybeArchive(): ArchiveValue | null {
  return useContext(ArchiveContext);
}
