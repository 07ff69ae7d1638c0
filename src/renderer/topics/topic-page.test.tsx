// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { article, catalogue, citation, source } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import { TopicPage } from './topic-page.tsx';
import { TopicsPage } from './topics-page.tsx';

const world = {
  catalogue: catalogue({
    topics: [
      { id: 'crime', label: { en: 'Organized crime', ar: 'الجريمة المنظمة' } },
      { id: 'firearms', label: { en: 'Firearms' }, broader: 'crime' },
      { id: 'women', label: { en: 'Women' } },
    ],
    articles: [
      article('untoc', { title: 'The Convention', topics: ['crime'], citations: [citation(1, 'charter')] }),
      article('untoc-ar', { title: 'الاتفاقية', lang: 'ar', translationOf: 'untoc', topics: ['crime'] }),
      article('arms', { title: 'The Firearms Protocol', topics: ['firearms'] }),
    ],
    sources: [source('charter', { title: 'The Charter' })],
  }),
};

let undraw: () => void = () => undefined;
afterEach(() => undraw());

const words = (): string => (document.querySelector('main')?.textContent ?? '').replaceAll(/\s+/g, ' ');
const hrefs = (): readonly (string | null)[] =>
  [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href'));

it('shows two levels of topics, each with its works', async () => {
  undraw = await renderPage(<TopicsPage />, world);
  expect(words()).toContain('Organized crime2 articles');
  expect(words()).toContain('Firearms1 article');
  expect(words()).toContain('Womenno articles');
  expect([...document.querySelectorAll('h2')].map((head) => head.textContent)).toEqual([
    'Organized crime',
    'Women',
  ]);
});

it('shows the works of a topic and of those under it, and names other languages', async () => {
  undraw = await renderPage(<TopicPage id="crime" />, world);
  expect(hrefs()).toEqual(
    expect.arrayContaining([
      '#/topics',
      '#/topic/firearms',
      '#/article/untoc',
      '#/article/arms',
      '#/source/charter',
    ]),
  );
  expect(hrefs()).not.toContain('#/article/untoc-ar');
  expect(words()).toContain('Also in Arabic');
});

it('takes works in the language of the interface', async () => {
  undraw = await renderPage(<TopicPage id="crime" />, { ...world, language: 'ar' });
  expect(document.querySelector('h1')?.textContent).toBe('الجريمة المنظمة');
  expect(hrefs()).toContain('#/article/untoc-ar');
  expect(hrefs()).not.toContain('#/article/untoc');
});

it('has a way on from an empty topic, and from one that is not there', async () => {
  undraw = await renderPage(<TopicPage id="women" />, world);
  expect(words()).toContain('No article on this topic yet.');
  expect(hrefs()).toContain('#/search');
  undraw();
  undraw = await renderPage(<TopicPage id="gone" />, world);
  expect(hrefs()).toEqual(['#/topics']);
});
