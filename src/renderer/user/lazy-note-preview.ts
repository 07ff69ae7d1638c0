import { lazy } from 'react';

/** The Markdown libraries come with the first note that is shown. */
export const NotePreview = lazy(async () => ({ default: (await import('./note-preview.tsx')).NotePreview }));
