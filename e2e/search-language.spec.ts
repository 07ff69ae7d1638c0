// Every operator of the query language that other specs do not type, the six languages, and the hardest of what
// nobody should type.
import type { Page } from '@playwright/test';
import { makePublisher, writeArticle } from './cli.ts';
import { expect, test, type RunningApp } from './fixtures.ts';
import {
  openArticle,
  openFirstArticle,
  resultCount,
  results,
  resultTitles,
  searchBox,
  searchFor,
  waitForAnswer,
} from './pages/search-page.ts';
import { installEdition } from './pages/updates-page.ts';

async function countOf(page: Page, text: string): Promise<number> {
  await searchFor(page, text);
  return resultCount(page);
}

/** What the rows of a search lead to. */
async function placesOf(page: Page, text: string): Promise<readonly string[]> {
  await searchFor(page, text);
  return page
    .locator('#results [data-place]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-place') ?? ''));
}

const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].toSorted();

test('OR finds what has either, brackets hold it together, and a bracket can be excluded whole', async ({
  attache,
}) => {
  const { page } = attache;
  const women = await placesOf(page, 'women prison');
  const firearms = await placesOf(page, 'firearms prison');
  const either = await placesOf(page, '(women OR firearms) prison');
  expect(women.length).toBeGreaterThan(0);
  expect(firearms.some((place) => !women.includes(place))).toBe(true);
  expect(sorted(either)).toEqual(sorted([...women, ...firearms]));
  const [all, left] = [await countOf(page, 'prison'), await countOf(page, 'prison -(women OR firearms)')];
  expect(left).toBe(all - either.length);
  expect(left).toBeGreaterThan(0);
});

test('a star finds every word that begins so, in the middle of a query too, and marks no other', async ({
  attache,
}) => {
  const { page } = attache;
  const plain = await countOf(page, 'ratif women');
  expect(await countOf(page, 'ratif* women')).toBeGreaterThan(plain);
  const marks = await results(page).locator('mark').allTextContents();
  expect(marks.some((mark) => /^ratif/i.test(mark))).toBe(true);
  for (const mark of marks) expect(mark).toMatch(/^(?:ratif|wom[ae]n)/i);
});

test('author, type, symbol, conference, before and after narrow to what they name', async ({ attache }) => {
  const { page } = attache;
  const all = await countOf(page, 'women');
  const by = async (clause: string): Promise<readonly string[]> => {
    const places = await placesOf(page, `${clause} women`);
    expect(places.length, clause).toBeGreaterThan(0);
    expect(await resultCount(page), clause).toBeLessThan(all);
    return places;
  };
  // Only articles have authors here.
  for (const place of await by('author:"Attaché editors"')) expect(place).toMatch(/^article:/);
  expect(await placesOf(page, 'author:nobody women')).toEqual([]);
  for (const place of await by('type:treaty')) expect(place).toMatch(/^source:/);
  expect((await resultTitles(page)).join('\n')).toContain('Convention');
  expect((await by('conference:crime-congress-13')).length).toBeLessThan(all / 2);
  const late = await by('after:2026-11-20');
  const early = await by('before:2026-11-21');
  expect(late.filter((place) => early.includes(place))).toEqual([]);
  expect(await placesOf(page, 'symbol:A/RES/55/25')).toContain('source:untoc-2000');
  expect((await placesOf(page, 'symbol:A/RES/55/25 before:2000-11-16'))[0]).toBe('source:untoc-2000');
  expect(await placesOf(page, 'symbol:A/RES/55/25 before:2000-11')).not.toContain('source:untoc-2000');
});

test('is:changed finds what an edition changed after it was read, and nothing else', async ({
  start,
  workFolder,
}) => {
  const publisher = await makePublisher(workFolder);
  const write = (id: string, text: string): Promise<void> =>
    writeArticle(publisher.content, id, { title: `About ${id}` }, text);
  await write('ports', 'Harbours keep their first records.');
  await write('ships', 'Ships keep their records.');
  const attache = await start();
  const { page } = attache;
  await installEdition(attache, await publisher.publish('2026-10-01'));
  for (const id of ['ports', 'ships']) {
    await openArticle(page, id);
    await expect.poll(() => keptPlace(page, id), { timeout: 10_000 }).toBe(true);
  }
  expect(await placesOf(page, 'records is:changed')).toEqual([]);
  await write('ports', 'Harbours keep their second records.');
  await installEdition(attache, await publisher.publish('2026-11-01'));
  expect(sorted(await placesOf(page, 'records'))).toEqual(['article:ports', 'article:ships']);
  expect(await placesOf(page, 'records is:changed')).toEqual(['article:ports']);
});

/** Whether the window has kept where an article was left. */
function keptPlace(page: Page, article: string): Promise<boolean> {
  return page.evaluate(
    async (id) => (await window.attache.reading.list()).some((place) => place.article === id),
    article,
  );
}

/** The words that are painted in the open article, as they stand there: all hits, and the one stepped to. */
async function painted({ article }: RunningApp): Promise<{ readonly all: string[]; readonly at: string }> {
  return article.locator('html').evaluate(() => {
    const registry = (window as unknown as { CSS: { highlights: Map<string, Set<Range>> } }).CSS.highlights;
    const ranges = [...registry].flatMap(([name, set]) => [...set].map((range) => ({ name, range })));
    const current = ranges.find(({ name }) => name.includes('current'))?.range;
    const before = current ? document.createRange() : undefined;
    if (before && current) {
      before.selectNodeContents(document.body);
      before.setEnd(current.startContainer, current.startOffset);
    }
    return {
      all: ranges.map(({ range }) => range.toString().toLowerCase()),
      at: before ? String(before.toString().length) : '',
    };
  });
}

for (const { language, query, lang, inflected, only } of [
  {
    language: 'English',
    query: 'treaty lang:en',
    lang: 'en',
    inflected: 'treaties',
    only: /^treat(?:y|ies)$/,
  },
  { language: 'French', query: 'femme lang:fr', lang: 'fr', inflected: 'femmes', only: /^femmes?$/ },
  { language: 'Spanish', query: 'mujer lang:es', lang: 'es', inflected: 'mujeres', only: /^mujer(?:es)?$/ },
  { language: 'Russian', query: 'женщина lang:ru', lang: 'ru', inflected: 'женщин', only: /^женщин/ },
  { language: 'Arabic', query: 'اتفاقية lang:ar', lang: 'ar', inflected: 'الاتفاقية', only: /اتفاقي/ },
  { language: 'Chinese', query: '妇女权利 lang:zh', lang: 'zh', inflected: '妇女', only: /^[妇女权利]+$/ },
] as const)
  test(`in ${language} an article is found by another form of its word, marked, and stepped through`, async ({
    attache,
  }) => {
    const { page, article } = attache;
    await openFirstArticle(page, query);
    await expect(article.locator(`[lang|="${lang}"]`).first()).toBeAttached();
    const bar = page.getByRole('group', { name: /Hits/i });
    await expect(bar).toContainText(/1 of \d+/);
    const first = await painted(attache);
    expect(first.all).toContain(inflected);
    for (const words of first.all) expect(words).toMatch(only);
    await page.keyboard.press('F3');
    await expect(bar).toContainText(/2 of \d+/);
    expect((await painted(attache)).at).not.toBe(first.at);
    await page.keyboard.press('Shift+F3');
    await expect(bar).toContainText(/1 of \d+/);
    expect((await painted(attache)).at).toBe(first.at);
  });

/**
 * Of ten thousand strange queries (strange-queries.test.ts) the twenty that took longest over the starter archive, of
 * those that a keyboard can type.
 */
const HARDEST: readonly string[] = [
  " women's  UNTOC  traficking négociation 🎉 /1325人 人 ",
  ' 1325 UNTOC UNTOC  217 (III)before:l’article constructor  | ',
  'topic:négociation négociation  UNTOC  „ __proto__',
  ' ~ after: UNTOC  (2000) constructor 55/25  人 ',
  'UNTOC A/ »traficking\\👩‍👩‍👧 👩‍👩‍👧 人 公约 ',
  'OR women 1325 négociation topic:A/RES/55/25',
  ' ñ ( UNTOC  traficking  ~  the constructor ? )1325',
  'UNTOC négociation   妇女权利  A/  человека l’article(2000)',
  'UNTOC kind: __proto__A/before: constructor  S/RES/1325  | ',
  ' 55/25 a a  UNTOC  ^  traficking المرأةpeace-building^',
  'traficking  + women  UNTOC / convention __proto__',
  '人a UNTOC  women  妇女权利 topic: المرأة ~9  217 ',
  '55/25 title:  lang: palermo : convention title: before:^9',
  ' ?  217 المرأةñ convention  UNTOC 999999999999999999999999999999 S/RES/1325 ',
  '👩‍👩‍👧 UNTOC  traficking ~9 -  человека 妇女权利',
  'foo:lang:before: UNTOC the  traficking  constructor ',
  ' OR  ofA/RES/55/25lang: constructor  человека after: UNTOC ',
  '[l’article UNTOC  999999999999999999999999999999  المرأة  права A/négociation',
  ' peace-building  constructor  NOT [ A/ UNTOC ',
  ' {  négociation 妇女权利 a the   UNTOC  المرأة  المرأة ',
];

test('the twenty hardest of ten thousand strange queries, typed, are each answered before the deadline', async ({
  attache,
}) => {
  test.setTimeout(180_000);
  const { page } = attache;
  const main = page.getByRole('main');
  for (const text of HARDEST) {
    await searchBox(page).fill('');
    await searchBox(page).pressSequentially(text);
    await waitForAnswer(page, text);
    await expect(main).not.toContainText(/\b(?:exception|undefined|NaN|TypeError)\b/);
    await expect(main, text).not.toContainText(/took too long|The search stopped|is damaged/);
    await expect(searchBox(page)).toHaveValue(text);
  }
  // The window is as it was: the next question is answered as ever.
  expect(await countOf(page, 'women')).toBeGreaterThan(10);
});
