import type { InterfaceLanguage } from '../i18n/messages.ts';

/** The chapters of the user guide in their order: file names under docs/guide/<language>. */
export const CHAPTERS = [
  'start',
  'search',
  'reading',
  'sources',
  'notes',
  'updates',
  'privacy',
  'keyboard',
  'staff',
  'problems',
] as const;

export type Chapter = (typeof CHAPTERS)[number];

export function isChapter(name: string): name is Chapter {
  return CHAPTERS.some((chapter) => chapter === name);
}

export function chapterAfter(chapter: Chapter): Chapter | undefined {
  return CHAPTERS[CHAPTERS.indexOf(chapter) + 1];
}

/** Every chapter is loaded when it is opened: a script of its own, as the page may fetch nothing else. */
const FILES = import.meta.glob<string>('../../../docs/guide/*/*.md', { query: '?raw', import: 'default' });

/** The Markdown of a chapter. Rejects when its file cannot be read. */
export async function loadChapter(language: InterfaceLanguage, chapter: Chapter): Promise<string> {
  const load = FILES[`../../../docs/guide/${language}/${chapter}.md`];
  if (load === undefined) throw new Error(`the guide has no ${chapter} in ${language}`);
  return load();
}
