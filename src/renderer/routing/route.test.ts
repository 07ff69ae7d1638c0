import { describe, expect, it } from 'vitest';
import { EMPTY_SEARCH, formatRoute, parseRoute, type Route } from './route.ts';

const ROUTES: readonly (readonly [Route, string])[] = [
  [{ name: 'home' }, '#/home'],
  [EMPTY_SEARCH, '#/search'],
  [
    {
      ...EMPTY_SEARCH,
      text: '"peace & security"',
      facets: { language: ['en', 'ar'], year: ['2000'] },
      sort: 'date',
    },
    '#/search?q=%22peace+%26+security%22&lang=en&lang=ar&year=2000&sort=date',
  ],
  [
    { ...EMPTY_SEARCH, text: 'المرأة', limit: 60, live: true },
    '#/search?q=%D8%A7%D9%84%D9%85%D8%B1%D8%A3%D8%A9&n=60&live=1',
  ],
  [{ name: 'article', id: 'untoc-explained' }, '#/article/untoc-explained'],
  [
    { name: 'article', id: 'untoc-explained', block: 'b1', query: 'palermo?' },
    '#/article/untoc-explained?block=b1&q=palermo%3F',
  ],
  [{ name: 'sources', sort: 'title' }, '#/sources'],
  [{ name: 'sources', kind: 'treaty', sort: 'cited' }, '#/sources?kind=treaty&sort=cited'],
  [{ name: 'source', id: 'untoc-2000' }, '#/source/untoc-2000'],
  [{ name: 'file', id: 'untoc-2000', page: 1 }, '#/file/untoc-2000'],
  [
    { name: 'file', id: 'untoc-2000', page: 12, cited: 'xii', query: 'palermo?' },
    '#/file/untoc-2000?page=12&cited=xii&q=palermo%3F',
  ],
  [{ name: 'topics' }, '#/topics'],
  [{ name: 'topic', id: 'crime' }, '#/topic/crime'],
  [{ name: 'conference', id: 'ccpcj-1' }, '#/conference/ccpcj-1'],
  [{ name: 'trash' }, '#/trash'],
  [
    { name: 'history', id: '1f1c1f0e-6f6a-4f58-9d0a-0d9b2a6a6f10' },
    '#/history/1f1c1f0e-6f6a-4f58-9d0a-0d9b2a6a6f10',
  ],
  [{ name: 'updates', open: false }, '#/updates'],
  [{ name: 'updates', open: true }, '#/updates?open=1'],
  [{ name: 'help', page: 'guide' }, '#/help/guide'],
  [{ name: 'help', page: 'guide', chapter: '02-search' }, '#/help/guide/02-search'],
  [{ name: 'help', page: 'licences' }, '#/help/licences'],
];

describe('route', () => {
  it.each(ROUTES)('writes %j as %s', (route, address) => {
    expect(formatRoute(route)).toBe(address);
  });

  it.each(ROUTES)('reads %j back from its address', (route, address) => {
    expect(parseRoute(address)).toEqual(route);
  });

  it.each(['', '#', '#/', '#/home'])('takes %j as home', (address) => {
    expect(parseRoute(address)).toEqual({ name: 'home' });
  });

  it.each(['#/nowhere', '#/article', '#/article/', '#/help/secrets'])('calls %j unknown', (address) => {
    expect(parseRoute(address)).toEqual({ name: 'unknown', address });
  });

  it.each(['0', '31.5', 'x', '1000000', '-30'])('does not believe a limit of %s', (n) => {
    expect(parseRoute(`#/search?q=a&n=${n}`)).toMatchObject({ limit: 30 });
  });

  it('takes a broken escape as it stands', () => {
    expect(parseRoute('#/topic/%E0%A4')).toEqual({ name: 'topic', id: '%E0%A4' });
  });
});
