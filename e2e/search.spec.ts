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

test('words near each other are found in any order, marked, and the page says how near', async ({
  attache,
}) => {
  const { page } = attache;
  await searchFor(page, '"persons trafficking"~1');
  const near = await resultItems(page).count();
  await searchFor(page, '"persons trafficking"~3');
  await expect(page.getByText('"persons trafficking"~3').first()).toBeVisible();
  expect(await resultItems(page).count()).toBeGreaterThan(near);
  const marks = (await results(page).locator('mark').allTextContents()).map((mark) => mark.toLowerCase());
  expect(new Set(marks)).toEqual(new Set(['persons', 'trafficking']));
});

test('a symbol that looks wrong is said, with what may have been meant', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'S/RES/1325 (2001)');
  const meant = page.getByRole('button', { name: 'S/RES/1325 (2000)', exact: true });
  await meant.click();
  await expect(searchBox(page)).toHaveValue('S/RES/1325 (2000)');
  await expect(meant).toHaveCount(0);
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

test('British and American spelling find the same, marked as the texts have it', async ({ attache }) => {
  const { page } = attache;
  for (const query of ['organised crime', '"organised crime"', 'organisation', 'labor', 'behavior']) {
    await searchFor(page, query);
    expect(await resultCount(page), query).toBeGreaterThan(0);
    await expect(page.getByText('Did you mean')).toHaveCount(0);
  }
  await searchFor(page, '"organised crime"');
  const marks = results(page).locator('mark');
  await expect(marks.filter({ hasText: /^organized crime$/i }).first()).toBeVisible();
  await searchFor(page, 'labor');
  await expect(marks.filter({ hasText: /^labour$/i }).first()).toBeVisible();
});

test('where nothing has all of two words, what has some is shown, and the page says what is missing', async ({
  attache,
}) => {
  const { page } = attache;
  const main = page.getByRole('main');
  await searchFor(page, 'women zzzz');
  expect(await resultCount(page)).toBeGreaterThan(0);
  await expect(main).toContainText('Nothing in the archive has “zzzz”');
  await expect(resultItems(page).first()).toContainText(/Missing:\s*zzzz/);
  for (const query of ['child soldiers', 'حقوق المرأة', 'femmes prison']) {
    await searchFor(page, query);
    expect(await resultCount(page), query).toBeGreaterThan(0);
    await expect(resultItems(page).first()).toContainText('Missing:');
  }
  await searchFor(page, 'zzzz "side by side zzzz"');
  await expect(resultItems(page)).toHaveCount(0);
  await searchFor(page, 'zzzz yyyy');
  await expect(main).toContainText('Nothing found');
  await searchFor(page, 'women firearms');
  await expect(main).not.toContainText('Missing:');
});

test('a query without plain words lists the language of the window first', async ({ attache }) => {
  const { page } = attache;
  for (const query of ['after:2020', 'kind:explainer', 'topic:corruption']) {
    await searchFor(page, query);
    const isEnglish = (await resultTitles(page)).map((title) => title.includes('English'));
    expect(isEnglish[0], query).toBe(true);
    expect(isEnglish.lastIndexOf(true), query).toBe(isEnglish.filter(Boolean).length - 1);
  }
});

test('what is longer than a search may be is left out, and shown', async ({ attache }) => {
  const { page } = attache;
  const main = page.getByRole('main');
  await searchFor(page, `${'women '.repeat(40)}firearms -prison`);
  await expect(main).toContainText(/400 characters and 40 parts\. This was left out:\s*firearms -prison/);
  await expect(main).not.toContainText('very broad');
  expect(await resultCount(page)).toBeGreaterThan(0);
  await searchFor(page, `${'x'.repeat(390)} organised crime`);
  await expect(main).toContainText(/This was left out:\s*organised crime|This was left out:\s*crime/);
});

test('a word as long as a line breaks, and the page does not scroll sideways', async ({ attache }) => {
  const { page } = attache;
  const long = 'w'.repeat(300);
  for (const query of [long, `${long} ${'v'.repeat(90)}`, `"${long}" -${'u'.repeat(90)}`, `women ${long}`]) {
    await searchFor(page, query);
    const over = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *, html')]
        // An inline box has no width of its own, and what only screen readers see is one pixel wide.
        .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.tagName} ${one.className} ${one.scrollWidth} > ${one.clientWidth}`),
    );
    expect(over, query.slice(0, 20)).toEqual([]);
  }
});

test('of many other names five are shown, and the keyboard reaches the rest', async ({ attache }) => {
  const { page } = attache;
  await searchFor(page, 'UNTOC');
  const line = page.getByText('Also searched:');
  const short = await line.innerText();
  expect(short.split(' · ')).toHaveLength(5);
  const more = page.getByRole('button', { name: /^and \d+ more$/ });
  await more.focus();
  await page.keyboard.press('Enter');
  const less = line.getByRole('button', { name: 'Show fewer' });
  await expect(less).toBeFocused();
  expect((await line.innerText()).length).toBeGreaterThan(short.length);
  await page.keyboard.press('Enter');
  await expect(more).toBeVisible();
});

test('a result says nothing twice, and its language is that of its title', async ({ attache }) => {
  const { page } = attache;
  for (const query of ['convention', 'article', 'crime']) {
    await searchFor(page, query);
    const rows = await resultItems(page).evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('a')].map((one) => one.textContent.replace(/^.*¶\d+ /, ''))),
    );
    for (const snippets of rows) expect(new Set(snippets).size).toBe(snippets.length);
  }
  await searchFor(page, 'International organisations');
  expect((await resultTitles(page))[0]).toMatch(/^International organisations, .*English/);
  await searchFor(page, 'discrimination à l’égard des femmes');
  expect((await resultTitles(page))[0]).toMatch(/^Convention sur .*, French, /);
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
    await expect(page.getByRole('combobox', { name: 'Search the archive' })).toHaveValue(odd);
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
  // The list that the filter leaves; a row of the one before may be another by the time it is clicked.
  await expect(page.locator('#results [data-place]').filter({ hasNotText: 'English' })).toHaveCount(0);
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
