import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { transformWithOxc } from 'vite';
import type { Catalogue } from '#core/archive/catalogue';
import type { ArticleText } from '#core/archive/article-text';
import type { Shard } from '#core/edition/edition';
import { expect, test } from './fixtures.ts';
import { ROOT } from './launch.ts';
import { openArticle } from './pages/search-page.ts';

type Articles = Catalogue['articles'];

/** Every article of the open edition, as the window knows them. */
function readArticles(page: Page): Promise<Articles> {
  return page.evaluate(async () => {
    const open = await window.attache.archive.current();
    if (open === null) throw new Error('no archive is open');
    const shards = await Promise.all(
      open.description.shards.map(async ({ sha256 }): Promise<Shard> => (await fetch(`/o/${sha256}`)).json()),
    );
    return shards.flatMap((shard) => shard.articles);
  });
}

/** The product's own map, as one expression that the article's frame can evaluate. */
async function mapCode(): Promise<string> {
  const file = join(ROOT, 'src/renderer/reader-frame/text-range.ts');
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file);
  return code.replace(/^export /gm, '').replace(/^import .*$/gm, '');
}

interface Mismatch {
  readonly block: string;
  readonly at: number;
  readonly expected: string;
  readonly found: string;
}

interface Outcome {
  readonly units: number;
  readonly mismatches: readonly Mismatch[];
}

/**
 * Takes every UTF-16 unit of the canonical text to its place in the DOM and back, and compares what stands there.
 * Runs in the article's frame.
 */
const COMPARE = `({ text, blocks }) => {
  const map = createTextMap(document, blocks);
  const mismatches = [];
  let units = 0;
  for (const block of blocks) {
    for (let at = block.start; at < block.end; at += 1) {
      units += 1;
      const expected = text.slice(at, at + 1);
      const [range] = map.toDomRanges({ start: at, end: at + 1 });
      const found = range === undefined ? 'nothing' : range.toString();
      const isSame = found === expected || (expected === ' ' && /^\\s+$/u.test(found));
      const back = range === undefined ? null : map.toOffset(range.startContainer, range.startOffset);
      if (!isSame || back !== at) mismatches.push({ block: block.id, at, expected, found: found + ' / ' + back });
    }
  }
  return { units, mismatches: mismatches.slice(0, 5) };
}`;

async function compare(frame: Frame, code: string, text: ArticleText): Promise<Outcome> {
  const input = JSON.stringify({ text: text.text, blocks: text.blocks });
  return frame.evaluate(`(() => { ${code}; return (${COMPARE})(${input}); })()`);
}

test('every letter of the canonical text is where the article shows it, and back, in six languages', async ({
  attache,
}) => {
  test.setTimeout(180_000);
  const { page } = attache;
  const code = await mapCode();
  const all = await readArticles(page);
  // One article with tables and one of each language that there is.
  const languages = [...new Set(all.map(({ lang }) => lang))];
  expect(languages.length).toBeGreaterThanOrEqual(6);
  const chosen = languages.map((lang) => all.findLast((each) => each.lang === lang));
  for (const article of [...chosen, ...all.slice(0, 4)]) {
    if (article === undefined) throw new Error('a language without an article');
    await openArticle(page, article.id);
    const text = await page.evaluate(
      async (sha256): Promise<ArticleText> => (await fetch(`/o/${sha256}`)).json(),
      article.text.sha256,
    );
    const frame = page.frames().find((each) => each.url().endsWith(`/a/${article.id}`));
    if (frame === undefined) throw new Error(`${article.id} has no frame`);
    const { units, mismatches } = await compare(frame, code, text);
    expect(units, article.id).toBeGreaterThan(500);
    expect(mismatches, article.id).toEqual([]);
  }
});
