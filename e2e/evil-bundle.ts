// A signed bundle whose publisher is the attacker: everything is in order but what an article holds.
import { join } from 'node:path';
import type { Article } from '#core/archive/article';
import type { ArticleText } from '#core/archive/article-text';
import { sanitiseArticleHtml } from '#core/article/sanitise-article';
import { buildIndexes } from '#core/search/build-index';
import { FIXTURE_PAGES, fixtureBlob, fixtureInput } from '#node/edition/fixture-edition';
import { packBundle } from '#node/edition/pack-bundle';
import { type EditionInput, writeEdition } from '#node/edition/write-edition';

/** The words of the article's only paragraph. */
export const EVIL_WORDS = 'Harmless words.';
const END = '</p></article>';

/** What our own publisher would write for the same article: the sanitiser leaves it as it is. */
function harmlessHtml(title: string): string {
  return sanitiseArticleHtml(
    `<!doctype html><html lang="en"><head><title>${title}</title></head><body>` +
      `<article id="article" aria-labelledby="title"><header><h1 id="title">${title}</h1></header>` +
      `<p id="b1" data-n="1">${EVIL_WORDS}${END}</body></html>`,
  );
}

/** Puts markup at the end of the paragraph, and nowhere else. */
function splice(html: string, payload: string): string {
  const at = html.indexOf(END);
  if (at < 0) throw new Error('the article of the evil bundle has lost its paragraph');
  return html.slice(0, at) + payload + html.slice(at);
}

function withHtml(input: EditionInput, article: Article, payload: string): EditionInput {
  const html = fixtureBlob(splice(harmlessHtml(article.title), payload), 'text/html');
  const { sha256, size, type } = html;
  const changed: Article = { ...article, rev: sha256.slice(0, 16), html: { sha256, size, type } };
  const others = input.blobs.filter((blob) => blob.sha256 !== article.html.sha256);
  return { ...input, articles: [changed], blobs: [...others, html] };
}

/** What an edition of one article is made of that nobody could object to; its index is made by the reader. */
export function harmlessInput(to: string, archiveId: string): EditionInput {
  return inputWith(to, archiveId, '');
}

function inputWith(to: string, archiveId: string, payload: string): EditionInput {
  const plain = fixtureInput(to, { archiveId, bodies: { 'evil-article': EVIL_WORDS } });
  const [article] = plain.articles;
  if (article === undefined) throw new Error('the fixture has no article');
  return withHtml(plain, article, payload);
}

/**
 * Publishes and packs one article of which only `payload` is the attacker's; resolves with the file.
 * With an empty payload it is a good bundle.
 */
export async function makeEvilBundle(folder: string, payload: string): Promise<string> {
  const to = join(folder, 'evil-publication');
  const input = inputWith(to, 'evil-archive', payload);
  const [article] = input.articles;
  if (article === undefined) throw new Error('the fixture has no article');
  const text: ArticleText = {
    version: 1,
    text: EVIL_WORDS,
    blocks: [{ id: 'b1', kind: 'paragraph', start: 0, end: EVIL_WORDS.length, number: 1 }],
  };
  const indexes = buildIndexes({
    articles: input.articles,
    texts: new Map([[article.id, text]]),
    sources: input.records.sources,
    pages: new Map([['untoc-2000', FIXTURE_PAGES]]),
    languages: ['en'],
  });
  const written = await writeEdition({ ...input, indexes });
  if (!written.ok) throw new Error(written.message);
  const file = join(folder, 'evil.attache');
  const packed = await packBundle(to, file);
  if (!packed.ok) throw new Error(packed.message);
  return file;
}
