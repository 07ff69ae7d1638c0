import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  goTo,
  openRow,
  resultCount,
  resultItems,
  results,
  resultTitles,
  searchBox,
  searchFor,
  waitForAnswer,
} from './pages/search-page.ts';

test('results come while one types, and each keystroke narrows them', async ({ attache }) => {
  const { page } = attache;
  const counts: number[] = [];
  for (const text of ['f', 'fi', 'fir', 'fire', 'firea', 'firear']) {
    await searchBox(page).pressSequentially(text.slice(-1));
    await waitForAnswer(page, text);
    await expect(page.getByRole('status').filter({ hasText: /^\d+ results?$/ })).toHaveCount(1);
    counts.push(await resultCount(page));
  }
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts.at(-1) ?? 0).toBeGreaterThan(0);
  expect(counts.at(-1) ?? 0).toBeLessThan(counts[0] ?? 0);
  expect((await resultTitles(page)).join('\n')).toMatch(/firearms/i);
});

test('a phrase is found as it stands, and only so', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, '"trafficking in persons"');
  expect(await resultItems(page).count()).toBeGreaterThan(0);
  const marks = results(page)
    .locator('mark')
    .filter({ hasText: /trafficking/i });
  expect(await marks.count()).toBeGreaterThan(0);
  await searchFor(page, '"persons in trafficking"');
  await expect(resultItems(page)).toHaveCount(0);
});

/** Asks two ways, and gives the titles of the second, which must be some and fewer. */
async function narrowed(page: Page, words: string, field: string): Promise<readonly string[]> {
  await searchFor(page, words);
  const all = await resultCount(page);
  await searchFor(page, `${field} ${words}`.trim());
  const count = await resultCount(page);
  expect(count, field).toBeGreaterThan(0);
  expect(count, field).toBeLessThan(all);
  const titles = await resultTitles(page);
  expect(titles.length, field).toBeGreaterThan(0);
  return titles;
}

test('a field narrows to titles, to a language, to a source, to a topic, to a year', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'firearms');
  const everywhere = await resultCount(page);
  await searchFor(page, 'title:firearms');
  expect(await resultCount(page)).toBeLessThan(everywhere);
  const titles = await resultTitles(page);
  expect(titles.length).toBeGreaterThan(1);
  for (const title of titles) expect(title).toMatch(/firearm/i);
  for (const title of await narrowed(page, 'convention', 'lang:fr')) expect(title).toContain('French');
  await narrowed(page, 'convention', 'source:"Organized Crime"');
  const onTopic = await narrowed(page, 'convention', 'topic:corruption');
  expect(onTopic.join('\n')).toMatch(/corruption/i);
  for (const title of await narrowed(page, 'convention', 'year:2000')) expect(title).toContain('2000');
  await searchFor(page, 'convention year:1066');
  await expect(resultItems(page)).toHaveCount(0);
});

test('UN symbols are found in every form people type', async ({ attache }) => {
  const { page } = attache;
  for (const query of ['A/RES/55/25', 'a/res/55/25', '55/25']) {
    await searchFor(page, query);
    expect((await resultTitles(page)).join('\n'), query).toMatch(/Transnational Organized Crime/i);
  }
  for (const query of ['S/RES/1325 (2000)', 'S/RES/1325', '1325', 'UNSCR 1325', 'resolution 1325']) {
    await searchFor(page, query);
    expect((await resultTitles(page)).slice(0, 3).join('\n'), query).toMatch(/1325/);
  }
});

test('an alias finds what it stands for, and says what else was searched', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'Palermo Convention');
  expect((await resultTitles(page)).slice(0, 3).join('\n')).toMatch(/Transnational Organized Crime|UNTOC/i);
  await expect(page.getByRole('main')).toContainText(/Also searched/i);
});

test('a misspelt word is offered as one may have meant it, and never changed in silence', async ({
  attache,
}) => {
  const { page } = attache;
  await searchFor(page, 'traficking');
  const offer = page.getByRole('button', { name: 'trafficking', exact: true });
  await expect(offer).toBeVisible();
  await offer.click();
  await waitForAnswer(page, 'trafficking');
  expect(await resultItems(page).count()).toBeGreaterThan(2);
  await expect(searchBox(page)).toHaveValue('trafficking');
});

test('a word can be excluded, and nothing that is typed shows an exception', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'women');
  const all = await resultCount(page);
  await searchFor(page, 'women -prison');
  const fewer = await resultCount(page);
  expect(fewer).toBeGreaterThan(0);
  expect(fewer).toBeLessThan(all);
  for (const odd of [
    '"',
    'title:',
    'foo:bar',
    'a^',
    'word~9',
    '*a*a*',
    '((((',
    '-',
    '""',
    ':::',
    'OR OR',
    '\\',
  ]) {
    await searchFor(page, odd);
    await expect(page.getByRole('main')).not.toContainText(/\b(?:exception|undefined|NaN|TypeError)\b/);
    await expect(page.getByRole('searchbox', { name: 'Search the archive' })).toHaveValue(odd);
  }
});

test('facets narrow with counts that are true, and can be taken back', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'convention');
  const kinds = page.getByRole('group', { name: 'Language' });
  for (const name of ['Language', 'Topic', 'Year', 'Kind', 'Conference']) {
    await expect(page.getByRole('group', { name, exact: true })).toBeVisible();
  }
  const french = kinds.getByRole('checkbox', { name: /French/ });
  const label = await kinds
    .getByText(/French/)
    .first()
    .locator('..')
    .innerText();
  const count = Number(/\d+/.exec(label)?.[0] ?? -1);
  await french.check({ force: true });
  await expect(page.getByText(new RegExp(`^${count} results?$`)).first()).toBeVisible();
  for (const title of await resultTitles(page)) expect(title).toContain('French');
  await page.getByRole('button', { name: /Remove.*French/ }).click();
  await expect(french).not.toBeChecked();
});

test('sources are found in the same box and open their page', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'Bangkok Rules');
  const source = page.locator('[data-place^="source:"]').first();
  await source.click({ position: { x: 8, y: 8 } });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Bangkok Rules|Women Prisoners/i);
  await expect(page.getByRole('main')).toContainText('A/RES/65/229');
});

for (const [language, query, expected] of [
  ['French', 'criminalité organisée', 'French'],
  ['French without accents', 'criminalite organisee', 'French'],
  ['Spanish', 'delincuencia organizada', 'Spanish'],
  ['Russian', 'организованной преступности', 'Russian'],
  ['Russian, another ending', 'преступность', 'Russian'],
  ['Arabic', 'الجريمة المنظمة', 'Arabic'],
  ['Chinese', '有组织犯罪', 'Chinese'],
] as const) {
  test(`words are found in ${language}`, async ({ attache }) => {
    const { page } = attache;
    await searchFor(page, query);
    expect((await resultTitles(page)).slice(0, 5).join('\n')).toContain(expected);
    await expect(results(page).locator('mark').first()).toBeVisible();
  });
}

test('back from an article brings the list, its place and its facets', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'women');
  await page
    .getByRole('group', { name: 'Language' })
    .getByRole('checkbox', { name: /English/ })
    .check({ force: true });
  const row = page.locator('[data-place^="article:"]').nth(3);
  const id = await openRow(page, row);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.locator(`[data-place="article:${id}"]`)).toBeFocused();
  await expect(searchBox(page)).toHaveValue('women');
  await expect(page.getByRole('checkbox', { name: /English/ })).toBeChecked();
});

test('the empty search page shows ways of asking', async ({ attache }) => {
  const { page } = attache;
  await goTo(page, 'Search');
  await page.getByRole('link', { name: 'A/RES/55/25' }).click();
  await waitForAnswer(page, 'A/RES/55/25');
  expect(await resultItems(page).count()).toBeGreaterThan(0);
});
