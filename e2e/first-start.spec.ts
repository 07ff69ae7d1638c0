import { expect, test } from './fixtures.ts';
import { goTo, resultItems, searchFor } from './pages/search-page.ts';

test('the first start opens the bundled archive at once, offline, and asks nothing', async ({ attache }) => {
  const { page } = attache;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('status', { name: 'Network' })).toHaveText(/^Offline/);
  await expect(page.getByRole('contentinfo')).toContainText(/Edition \d+/);
  await searchFor(page, 'trafficking');
  expect(await resultItems(page).count()).toBeGreaterThan(2);
  await attache.accessibility();
});

test('every place of the library opens and says where one is', async ({ attache }) => {
  const { page } = attache;
  const places = [
    'Search',
    'Topics',
    'Conferences',
    'Sources',
    'Bookmarks',
    'Notebook',
    'Updates',
    'Settings',
  ];
  for (const place of [...places, 'Home']) {
    await goTo(page, place);
    const link = page
      .getByRole('navigation', { name: 'Library' })
      .getByRole('link', { name: place, exact: true });
    await expect(link).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/Attaché/);
  }
});

test('there are no buttons, tabs or places whose capability is still to come', async ({ attache }) => {
  const { page } = attache;
  const library = page.getByRole('navigation', { name: 'Library' });
  for (const place of ['Timeline', 'Briefs'])
    await expect(library.getByRole('link', { name: place })).toHaveCount(0);
  await goTo(page, 'Updates');
  await expect(page.getByRole('button', { name: 'Check for updates' })).toHaveCount(0);
});
