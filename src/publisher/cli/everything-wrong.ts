// For tests: a content folder in which every line that can be wrong is.
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GOOD_ARCHIVE, head, writeContent, writeLines, type Lines } from './content-lines.ts';

const BODY: Lines = [
  ['Raw <b>HTML</b>.', 'raw-html', 'raw-html'],
  [''],
  ['# Another title', 'h1-in-body'],
  [''],
  ['A mark without a note.[^9]', 'dangling-footnote'],
  [''],
  ['Marks that have notes.[^1][^2][^3][^4][^5][^6][^7][^8]'],
  [''],
  ['[^10]', 'mark-alone'],
  [''],
  ['A block. {#Bad}', 'bad-block-id'],
  [''],
  ['A block. {#same}'],
  [''],
  ['Another block. {#same}', 'duplicate-block-id'],
  [''],
  ['A [link](javascript:alert) that leads nowhere.', 'bad-link'],
  [''],
  ['To [an article](article:absent), and to [a block](#absent).', 'unknown-article', 'unknown-block'],
  [''],
  ['An ![image](https://example.org/a.png) of others.', 'remote-image'],
  [''],
  ['An image ![](files/real.png) without words.', 'missing-alt'],
  [''],
  ['An image ![that](files/absent.png) is absent.', 'missing-file'],
  [''],
  ['An image ![that](files/text.png) is text.', 'file-type'],
  [''],
  ['An image ![from](../../outside.png) outside.', 'outside-folder'],
  [''],
  ['[^1]: @nobody, p. 1', 'unknown-source'],
  ['[^2]: @known, p. 1; @known, p. 2', 'two-sources'],
  ['[^3]: @No_Id', 'bad-source-id'],
  ['[^4]: @known, somewhere', 'bad-locator'],
  ['[^5]: @known, pp. 13-8', 'reversed-range'],
  ['[^6]:', 'empty-footnote'],
  ['[^7]: A note with a mark.[^8]', 'nested-footnote'],
  ['[^8]: A note.'],
  ['[^8]: The same again.', 'duplicate-footnote'],
  ['[^10]: A note.'],
  ['[^11]: Nobody points here.', 'unused-footnote'],
];

const FILES: Readonly<Record<string, Lines>> = {
  'archive.yaml': GOOD_ARCHIVE,
  'articles/body.md': [...head('body'), ...BODY],
  'articles/head.md': [
    ['---'],
    [
      'title: A title without id, language, date and kind',
      'missing-id',
      'missing-language',
      'missing-date',
      'missing-field',
    ],
    ['canonicalUrl: nowhere', 'bad-url'],
    ['updated: 2026-02-30', 'bad-date'],
    ['authors: { a: b }', 'bad-field'],
    ['---'],
    [''],
    ['Text.'],
  ],
  'articles/names.md': [
    ...head('names', [
      ['topics: [absent]', 'unknown-topic'],
      ['conferences: [absent]', 'unknown-conference'],
      ['translationOf: absent', 'unknown-translation'],
    ]),
    ['Text.'],
  ],
  'articles/original.md': [...head('original'), ['Text.']],
  'articles/same-language.md': [
    ...head('same-language', [['translationOf: original', 'bad-translation']]),
    ['Text.'],
  ],
  'articles/twice.md': [
    ['---'],
    ['id: original', 'duplicate-id'],
    ['title: A title'],
    ['lang: de', 'unknown-language'],
    ['published: 2026-01-02'],
    ['kind: gossip', 'unknown-kind'],
    ['---'],
    ['Text.'],
  ],
  'articles/untitled.md': [
    ['---'],
    ['id: Untitled', 'bad-id', 'missing-title'],
    ['lang: en'],
    ['published: x', 'bad-date'],
    ['kind: news'],
    ['---'],
    ['', 'empty-body'],
  ],
  'articles/unclosed.md': [['---', 'no-front-matter'], ['id: unclosed'], ['title: x']],
  'articles/yaml.md': [
    ['---'],
    ['id: [', 'bad-yaml', 'missing-title', 'missing-language', 'missing-date', 'missing-field'],
    ['---'],
    ['Text.'],
  ],
  'conferences/one.yaml': [
    ['- id: one'],
    ['  title: One'],
    ['  start: 2026-05-02'],
    ['  end: 2026-05-01', 'bad-date'],
    ['  organisation: absent', 'unknown-organisation'],
    ['  sources: [absent]', 'unknown-source'],
    ['- id: one', 'duplicate-id'],
    ['  title: One again'],
  ],
  'organisations/bodies.yaml': [
    ['- id: a'],
    ['  names: A'],
    ['  partOf: b', 'circle'],
    ['- id: b'],
    ['  names: B'],
    ['  partOf: a', 'circle'],
  ],
  'sources/known.yaml': [
    ['- id: known'],
    ['  title: Known'],
    ['  custom:'],
    ['    kind: rumour', 'unknown-kind'],
    ['- id: other', 'missing-title'],
    ['- a text', 'bad-field'],
  ],
  'terms.yaml': [
    ['- id: term', 'missing-title'],
    ['  source: absent', 'unknown-source'],
  ],
  'topics.yaml': [['- id: topic'], ['  label: Topic'], ['  broader: absent', 'unknown-topic']],
};

/** Everything that can be wrong, in one folder; beside it a file that is none of its. Gives what `check` must say. */
export async function writeEverythingWrong(folder: string): Promise<readonly string[]> {
  const expected = await writeLines(folder, FILES);
  await writeContent(folder, 'files/real.png', Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
  await writeContent(folder, 'files/text.png', 'no image');
  await writeFile(join(folder, '../outside.png'), Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
  await writeContent(folder, 'articles/latin.md', new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xe9]));
  await writeContent(
    folder,
    'articles/long-head.md',
    `---\nid: long\nsummary: ${'x'.repeat(70_000)}\n---\nText.\n`,
  );
  await writeContent(folder, 'articles/vast.md', '---\nid: vast\nsummary: |\n');
  await truncate(join(folder, 'articles/vast.md'), 50 * 1024 * 1024);
  return [
    ...expected,
    'articles/latin.md:2: not-utf8',
    'articles/long-head.md:1: front-matter-too-large',
    'articles/vast.md:1: file-too-large',
  ];
}
