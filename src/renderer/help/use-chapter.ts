import { useCallback } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { loadChapter, type Chapter } from './guide-chapters.ts';
import { useLoaded, type Loaded } from './use-loaded.ts';

/** The Markdown of a chapter in the language of the interface. */
export function useChapter(chapter: Chapter): Loaded<string> {
  const { language } = useMessages();
  return useLoaded(useCallback(() => loadChapter(language, chapter), [language, chapter]));
}
