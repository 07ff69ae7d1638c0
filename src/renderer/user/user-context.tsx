import { createContext, useContext } from 'react';
import type { Annotation, AnnotationDraft } from '#core/annotations/annotation';
import type { Result } from '#core/result';
import type { KeptSearches, SavedSearch } from '#core/settings/kept-searches';
import type { ReadingPosition, ReadVersion, Settings } from '#core/settings/settings';
import type { RestoreFailure, SaveSearchFailure } from '#shared/bridge';

export type SaveFailure = 'invalid' | 'disk-full' | 'write-failed' | 'read-only';
export type RemoveFailure = 'unknown' | 'disk-full' | 'write-failed' | 'read-only';

/** What belongs to the person: choices, notes and bookmarks, and where they stopped reading. */
export interface UserValue {
  readonly settings: Settings;
  /** Shown at once, kept by main; a failure puts it back. */
  setSettings(patch: Partial<Settings>): Promise<Result<Settings, 'invalid' | 'write-failed'>>;
  readonly annotations: readonly Annotation[];
  /** Resolves after the bytes are on disk. */
  saveAnnotation(draft: AnnotationDraft): Promise<Result<Annotation, SaveFailure>>;
  /** To the trash. */
  removeAnnotation(id: string): Promise<Result<Annotation, RemoveFailure>>;
  /** Out of the trash, as it was. */
  restoreAnnotation(id: string): Promise<Result<Annotation, RestoreFailure>>;
  /** Most recent first. */
  readonly reading: readonly ReadingPosition[];
  saveReading(article: string, block: string, version: ReadVersion): Promise<boolean>;
  /** What changed in an article up to this version is no news any more. */
  markSeen(article: string, version: ReadVersion): Promise<boolean>;
  /** The last searches, and those saved in the open archive. */
  readonly searches: KeptSearches;
  /** Puts a search first in the history, unless the person keeps none. */
  rememberSearch(text: string): Promise<void>;
  /** Empties the history; false when it could not be written. */
  forgetSearches(): Promise<boolean>;
  /** Saves a search, or a change of one with a known id. */
  saveSearch(search: SavedSearch): Promise<Result<true, SaveSearchFailure>>;
  /** False when it could not be written. */
  removeSearch(id: string): Promise<boolean>;
  /** The theme in use: `system` resolved. */
  readonly theme: 'light' | 'dark';
  /** Contrast in use: the setting, or what the system asks for. */
  readonly contrast: 'normal' | 'more';
}

export const UserContext = createContext<UserValue | null>(null);

export function useUser(): UserValue {
  const value = useContext(UserContext);
  if (value === null) throw new Error('useUser outside its provider');
  return value;
}
