// A signed bundle whose publisher is the attacker: everything is in order but what an article holds.
import { join } from 'node:path';
import type { ArticleText } from '#core/archive/article-text';
import { buildIndexes } from '#core/search/build-index';
import { fixtureInput } from '#node/edition/fixture-edition';
import { packBundle } from '#node/edition/pack-bundle';
import { writeEdition } from '#node/edition/write-edition';

/** Publishes and packs one article of which only `html` is the attacker's; resolves with the file. */
export async function makeEvilBundle(folder: string, body: string): Promise<string> {
  const to = join(folder, 'evil-publication');
  const input = fixtureInput(to, { archiveId: 'evil-archive', bodies: { 'evil-article': body } });
  const text: ArticleText = {
    version: 1,
    text: body,
    blocks: [{ id: 'b1', kind: 'paragraph', start: 0, end: body.length, number: 1 }],
  };
  const indexes = buildIndexes({
    articles: input.articles,
    texts: new Map(input.articles.map(({ id }) => [id, text])),
    sources: input.records.sources,
    languages: ['en'],
  });
  const written = await writeEdition({ ...input, indexes });
  if (!written.ok) throw new Error(written.message);
  const file = join(folder, 'evil.attache');
  const packed = await packBundle(to, file);
  if (!packed.ok) throw new Error(packed.message);
  return file;
}
