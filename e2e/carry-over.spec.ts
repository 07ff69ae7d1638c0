import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makePublisher, writeArticle } from './cli.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openArticle } from './pages/search-page.ts';
import { install, openEdition } from './pages/updates-page.ts';

const STAYS = 'Ports are gateways, and harbour masters keep careful records of them.';
const CHANGES = 'The committee adopted the second draft in Vienna after a long night.';
const GOES = 'Whoever sells firearms by sea must be registered with the customs union.';
const MOVES = 'Exports of small arms rose by twelve per cent within one year.';
const LEAVES = 'This notice will be withdrawn in the spring, as everybody knows.';
const END = 'It ends here, with nothing more to say about any of this.';

const FIRST = [STAYS, MOVES, CHANGES, GOES, END];
// One sentence is not where it was: two like it are elsewhere, neither of them as it was.
const SECOND = [
  'It begins with something else, and goes on with what nobody had expected of it at all.',
  STAYS,
  CHANGES.replace('adopted', 'rejected'),
  END,
  'Exports of small arms rose by eleven per cent within one year.',
  'What comes after it has never been in this article before, and it is quite long.',
  'Exports of small arms rose by thirteen per cent within one year.',
];

/** Marks words of an article that has been opened, as a selection does. */
async function mark(page: Page, article: string, exact: string): Promise<void> {
  await openArticle(page, article);
  const make = (): Promise<boolean> =>
    page.evaluate(
      async ({ article, exact }) => {
        const archive = await window.attache.archive.current();
        const read = (await window.attache.reading.list()).find((each) => each.article === article)?.version;
        if (archive === null || read === undefined) return false;
        const { text, blocks } = await (await fetch(`/o/${read.text}`)).json();
        const start: number = text.indexOf(exact);
        const end = start + exact.length;
        const block = blocks.find(
          (one: { start: number; end: number }) => one.start <= start && start < one.end,
        );
        const result = await window.attache.annotations.save({
          motivation: 'highlighting',
          body: '',
          kind: 1,
          target: {
            archive: archive.key,
            article,
            block: block.id,
            title: `About ${article}`,
            quote: exact,
            edition: archive.edition,
            passage: {
              text: read.text,
              position: { type: 'TextPositionSelector', start, end },
              quote: {
                type: 'TextQuoteSelector',
                exact,
                prefix: text.slice(Math.max(0, start - 32), start),
                suffix: text.slice(end, end + 32),
              },
            },
          },
        });
        return result.ok;
      },
      { article, exact },
    );
  await expect.poll(make, { timeout: 15_000 }).toBe(true);
}

const card = (page: Page) => page.getByRole('main').getByRole('article');
const position = (page: Page) => page.getByRole('main').getByRole('status').first();
const waiting = (page: Page) => page.getByRole('contentinfo').getByRole('link', { name: /needs? attention/ });

test('what an edition did to each note is counted, and what only a person can place is placed by keyboard', async ({
  start,
  workFolder,
}) => {
  test.setTimeout(300_000);
  const publisher = await makePublisher(workFolder);
  const write = (id: string, paragraphs: readonly string[]): Promise<void> =>
    writeArticle(publisher.content, id, { title: `About ${id}` }, paragraphs.join('\n\n'));
  await write('ports', FIRST);
  await write('notice', [LEAVES]);
  const first = await publisher.publish('2026-10-01');
  const attache = await start();
  const { page } = attache;
  await openEdition(attache, first);
  await install(attache);
  for (const words of [STAYS, CHANGES, GOES, MOVES]) await mark(page, 'ports', words);
  await mark(page, 'notice', LEAVES);

  await write('ports', SECOND);
  await rm(join(publisher.content, 'articles', 'notice.md'));
  await writeFile(join(publisher.content, 'next.yaml'), 'shrinkTo: 2\n');
  await openEdition(attache, await publisher.publish('2026-11-01'));
  await install(attache);

  const report = page.getByRole('region', { name: 'Your notes in this edition' });
  await expect(report.getByRole('listitem')).toHaveText([
    'In place 1',
    'Text changed 1',
    'Several possible places 1',
    'Passage removed 1',
    'Article withdrawn 1',
  ]);
  await attache.accessibility();

  // What has a sure place is drawn there; the words are another's now, and the card says so.
  await openArticle(page, 'ports');
  const marks = attache.article.locator('mark');
  await expect(marks).toHaveText([STAYS, CHANGES.replace('adopted', 'rejected')]);
  const rail = page.getByRole('complementary', { name: 'Notes' });
  await expect(rail.locator('[data-highlight]').filter({ hasText: CHANGES })).toContainText('Text changed');
  const older = rail.getByRole('region', { name: 'Made on an older text' });
  await expect(older.locator('[data-highlight]').filter({ hasText: GOES })).toContainText('Passage removed');
  await attache.accessibility();
  await goTo(page, 'Updates');
  await report.getByRole('link', { name: '3 need attention' }).click();
  await expect(waiting(page)).toHaveText('3 need attention');

  // The article that is gone: its words and its old text are here all the same.
  await expect(position(page)).toHaveText('1 of 3');
  await expect(card(page)).toContainText('Article withdrawn');
  await expect(card(page).getByRole('region', { name: 'What you marked' })).toContainText(LEAVES);
  await card(page).getByRole('button', { name: 'Show the old text' }).click();
  await expect(page.getByRole('region', { name: 'The article in edition 1' })).toContainText(LEAVES);
  await attache.accessibility();
  await page.keyboard.press('k');
  await expect(waiting(page)).toHaveText('2 need attention');

  // Two places: the arrow keys choose, Enter re-attaches.
  await expect(card(page)).toContainText('Several possible places');
  const places = card(page).getByRole('radio');
  await expect(places).toHaveCount(2);
  await attache.accessibility();
  await places.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(places.last()).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(waiting(page)).toHaveText('1 needs attention');

  await expect(card(page)).toContainText('Passage removed');
  await expect(card(page)).toContainText('It stood here.');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Nothing needs attention')).toBeVisible();
  await expect(waiting(page)).toHaveCount(0);

  // Where it was re-attached it is drawn.
  await openArticle(page, 'ports');
  await expect(marks).toHaveText([STAYS, CHANGES.replace('adopted', 'rejected'), SECOND.at(-1) ?? '']);

  await attache.close();
  const again = await start();
  await goTo(again.page, 'Updates');
  await expect(
    again.page.getByRole('region', { name: 'Your notes in this edition' }).getByRole('listitem'),
  ).toHaveText(['In place 1', 'Text changed 1', 'Re-attached 1', 'Kept with its old text 1']);
  const kept = await again.page.evaluate(() => window.attache.annotations.list());
  expect(new Set(kept.map(({ target }) => target.passage?.quote.exact))).toEqual(
    new Set([STAYS, CHANGES, MOVES, LEAVES]),
  );
});
