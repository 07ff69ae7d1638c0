/** What `attache new` writes: one of everything that a content folder may hold, small enough to read in a minute. */

import { SAMPLE_ARCHIVE, SAMPLE_ARTICLE } from './content/placeholders.ts';

export interface StarterOptions {
  /** Permanent name of the archive, `[a-z0-9-]+`. */
  readonly archiveId: string;
  /** ISO 8601 date of the first article. */
  readonly today: string;
}

/** A file of the new folder. */
export interface StarterFile {
  /** Inside the content folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** `archive.yaml` comes last: without it a folder is no content folder, and so never a half-made one. */
export function starterFiles({ archiveId, today }: StarterOptions): readonly StarterFile[] {
  return [
    { path: SAMPLE_ARTICLE.image, bytes: Buffer.from(EXAMPLE_PNG, 'base64') },
    text('sources/resolutions.yaml', SOURCES),
    text('organisations/organisations.yaml', ORGANISATIONS),
    text('conferences/conferences.yaml', CONFERENCES),
    text('topics.yaml', TOPICS),
    text('terms.yaml', TERMS),
    text('next.yaml', NEXT),
    text('articles/en/first-article.md', article(today)),
    text('archive.yaml', archive(archiveId)),
  ];
}

function text(path: string, content: string): StarterFile {
  return { path, bytes: new TextEncoder().encode(content) };
}

/** 320 × 180 pixels of one blue. */
const EXAMPLE_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAUAAAAC0AQMAAADfKmdSAAAABlBMVEUfTnn///+mrSatAAAAHklEQVR42u3BMQEAAADCoPVPbQ0PoAAAAAAA' +
  'AAAAAB+DRzUAAG9+HBKAAAAAElFTkSuQmCC';

function archive(archiveId: string): string {
  return `# The archive itself. archiveId is permanent: readers' notes are kept under it.
archiveId: ${archiveId}
title: { en: ${SAMPLE_ARCHIVE.title} }
publisher: ${SAMPLE_ARCHIVE.publisher}
languages: [en]
contact: ${SAMPLE_ARCHIVE.contact}
licence: CC-BY-4.0
`;
}

function article(today: string): string {
  return `---
id: first-article
title: ${SAMPLE_ARTICLE.title}
lang: en
published: ${today}
authors: [${SAMPLE_ARTICLE.author}]
kind: explainer
topics: [crime-prevention]
conferences: [ccpcj-1]
summary: ${SAMPLE_ARTICLE.summary}
image: { file: ${SAMPLE_ARTICLE.image}, alt: A plain blue field }
---

An article is a text file. The lines between the two rules say what it is; below them it is Markdown. Its id is permanent, as readers' bookmarks and notes are kept under it, while the title may change.

## Citing

A claim carries a mark. In 1991 the General Assembly asked for a commission on crime prevention and criminal justice.[^1] A statement of principles is annexed to the same resolution.[^2] The mark's definition names a source and, where there is one, the place in it.[^3]

## Publishing

- \`attache check\` tells every problem of the folder, with file and line.
- \`attache publish\` signs the next edition and adds it to a publication folder.
- \`attache pack\` makes one file of it, for a stick or a letter.

[^1]: @a-res-46-152
[^2]: @a-res-46-152, annex
[^3]: A definition without a source, such as this one, is an explanatory note.
`;
}

const SOURCES = `# Sources are CSL-JSON items, in YAML or JSON, one or many a file.
- id: a-res-46-152
  type: report
  title: Creation of an effective United Nations crime prevention and criminal justice programme
  authority: United Nations General Assembly
  issued: 1991-12-18
  number: A/RES/46/152
  language: en
  custom:
    kind: resolution
    identifiers: [{ kind: un-symbol, value: A/RES/46/152 }]
    adopted: 1991-12-18
    status: adopted
`;

const ORGANISATIONS = `- id: ccpcj
  names: { en: Commission on Crime Prevention and Criminal Justice }
  acronyms: [CCPCJ]
`;

const CONFERENCES = `# Days are ISO 8601. A record with "proposed: true" is not published.
- id: ccpcj-1
  title: { en: First session of the Commission on Crime Prevention and Criminal Justice }
  place: { en: Vienna }
  start: 1992-04-21
  end: 1992-04-30
  organisation: ccpcj
  sources: [a-res-46-152]
`;

const TOPICS = `# A topic may stand below another one: broader: <id>
- id: crime-prevention
  label: { en: Crime prevention }
`;

const TERMS = `# Names that mean the same: whoever searches for one finds the others. The first one is shown.
- id: crime-commission
  organisation: ccpcj
  names:
    en: [Commission on Crime Prevention and Criminal Justice, CCPCJ, Crime Commission]
  definition: { en: Commission of the United Nations on crime and justice. }
`;

const NEXT = `# What readers are told about the coming edition.
message: First edition.
withdrawn: []
`;
