import { useMemo } from 'react';
import { personalNeeds } from '#core/search/personal';
import type { PersonalThings } from '#core/search/search-types';
import { useArchive } from '../archive/archive-context.tsx';
import type { SearchRoute } from '../routing/route.ts';
import { useUser } from '../user/user-context.tsx';
import { personalThings } from './personal-things.ts';

/** What of the person's own things a search asks for; `undefined` for nearly every one. It goes no further than the worker. */
export function usePersonalThings({ text, within = '' }: SearchRoute): PersonalThings | undefined {
  const { archive, articleById } = useArchive();
  const { annotations, reading } = useUser();
  return useMemo(() => {
    const needs = new Set([...personalNeeds(text), ...personalNeeds(within)]);
    if (needs.size === 0) return undefined;
    const { changes, createdAt } = archive.description;
    const { key } = archive;
    const world = { archive: key, annotations, reading, articleById, revised: changes.revised, createdAt };
    return personalThings(needs, world);
  }, [text, within, archive, articleById, annotations, reading]);
}
