import { describe, expect, it } from 'vitest';
import type { Locator } from '#core/archive/citation';
import type { Source } from '#core/archive/source';
import { formatDate } from './format-date.ts';
import { formatLocator } from './format-locator.ts';
import { formatCitation, formatSource } from './format-source.ts';

const treaty: Source = {
  id: 'untoc-2000',
  type: 'treaty',
  title: 'United Nations Convention against Transnational Organized Crime',
  author: [],
  authority: 'United Nations General Assembly',
  issued: '2000-11-15',
  number: 'A/RES/55/25, annex I',
  kind: 'treaty',
  identifiers: [],
  titles: {
    fr: 'Convention des Nations Unies contre la criminalité transnationale organisée',
    zh: '联合国打击跨国有组织犯罪公约',
  },
  relations: [],
};

const paper: Source = {
  id: 'paper',
  type: 'report',
  title: 'A paper',
  author: [{ given: 'Ana', family: 'Silva' }, { literal: 'A Working Group' }],
  authority: 'An Office',
  issued: '2022',
  publisher: 'An Office',
  publisherPlace: 'Vienna',
  kind: 'issue-paper',
  identifiers: [],
  titles: {},
  relations: [],
};

const essay: Source = {
  ...paper,
  author: [],
  publisher: 'An Office',
  containerTitle: 'A Journal',
  volume: '12',
  page: '8-13',
};

const art: Locator = { label: 'article-locator', value: '32' };
const pages: Locator = { label: 'page', value: '8-13' };

describe('formatSource', () => {
  it('puts authority, title, symbol and date in the order of United Nations documents', () => {
    expect(formatSource(treaty, 'en')).toBe(
      'United Nations General Assembly, United Nations Convention against Transnational Organized Crime, A/RES/55/25, annex I, 15 November 2000',
    );
  });

  it('prefers authors to the authority and prints place and publisher', () => {
    expect(formatSource(paper, 'en')).toBe('Ana Silva, A Working Group, A paper, Vienna: An Office, 2022');
  });

  it('names what contains a source and does not name a publisher twice', () => {
    expect(formatSource(essay, 'en')).toBe('An Office, A paper, A Journal 12 8–13, Vienna, 2022');
  });
});

describe('formatCitation', () => {
  it.each([
    [
      'en',
      'United Nations General Assembly, United Nations Convention against Transnational Organized Crime, A/RES/55/25, annex I, 15 November 2000, art. 32.',
    ],
    [
      'fr',
      'United Nations General Assembly, Convention des Nations Unies contre la criminalité transnationale organisée, A/RES/55/25, annex I, 15 novembre 2000, art. 32.',
    ],
    [
      'es',
      'United Nations General Assembly, United Nations Convention against Transnational Organized Crime, A/RES/55/25, annex I, 15 de noviembre de 2000, art. 32.',
    ],
    [
      'ar',
      'United Nations General Assembly\u200F، United Nations Convention against Transnational Organized Crime\u200F، A/RES/55/25, annex I\u200F، 15 تشرين الثاني/نوفمبر 2000\u200F، المادة 32.',
    ],
    [
      'ru',
      'United Nations General Assembly, United Nations Convention against Transnational Organized Crime, A/RES/55/25, annex I, 15 ноября 2000 года, ст. 32.',
    ],
    [
      'zh',
      'United Nations General Assembly，联合国打击跨国有组织犯罪公约，A/RES/55/25, annex I，2000年11月15日，第32条。',
    ],
  ])('cites a treaty in %s', (lang, expected) => {
    expect(formatCitation(treaty, art, lang)).toBe(expected);
  });

  it('ends with one full stop', () => {
    const { issued: _issued, ...undated } = paper;
    expect(formatCitation({ ...paper, issued: '2022', title: 'Why?' }, undefined, 'en')).toMatch(/2022\.$/);
    expect(formatCitation({ ...undated, publisher: 'Inc.' }, undefined, 'en')).toMatch(/Inc\.$/);
  });
});

describe('formatLocator', () => {
  it.each([
    ['en', pages, 'pp. 8–13'],
    ['fr', pages, 'p. 8–13'],
    ['es', pages, 'págs. 8–13'],
    ['ar', pages, 'الصفحات 8–13'],
    ['ru', { label: 'paragraph', value: '3, 5' }, 'пп. 3, 5'],
    ['zh', pages, '第8–13页'],
    ['zh-Hans', { label: 'article-locator', value: '5, 6, 23' }, '第5、6、23条'],
    ['ar', { label: 'article-locator', value: '5, 6, 23' }, 'المواد 5، 6، 23'],
    ['en', { label: 'appendix', value: 'II' }, 'annex II'],
    ['fr', { label: 'appendix', value: '' }, 'annexe'],
    ['en', { label: 'preamble', value: '' }, 'preamble'],
    ['en', { label: 'preamble', value: 'para. 3' }, 'preamble, para. 3'],
    ['pt', art, 'art. 32'],
  ] as const)('writes in %s %j', (lang, locator, expected) => {
    expect(formatLocator(locator, lang)).toBe(expected);
  });
});

describe('formatDate', () => {
  it.each([
    ['2000', 'en', '2000'],
    ['2000-11', 'en', 'November 2000'],
    ['2000-11', 'ru', 'ноябрь 2000 года'],
    ['2000-05-01', 'fr', '1er mai 2000'],
    ['2000-05', 'es', 'mayo de 2000'],
    ['2000-05', 'zh', '2000年5月'],
    ['2000-05-09', 'zh-Hans', '2000年5月9日'],
    ['soon', 'en', 'soon'],
  ])('%s in %s', (iso, lang, expected) => {
    expect(formatDate(iso, lang)).toBe(expected);
  });
});
