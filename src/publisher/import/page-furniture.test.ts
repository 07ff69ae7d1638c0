// What sites put around and between the lines of an article, in the forms in which people have met it.
import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.ts';
import { renderArticle } from './render-article.ts';

const read = (text: string) => parsePage(text, { fileName: 'page.txt' });
const bodyOf = (text: string): string => renderArticle(read(text)).split('---\n\n')[1] ?? '';
const TITLE = 'Night patrols make the small ports safer';
const ONE =
  'Women who mend nets before dawn have asked for light and company since 2019, and the council of the northern ports now pays for both.';
const TWO =
  'The patrols go in pairs, and a trained officer is always one of the two. They carry a radio and a lamp that can be seen from every berth.';

describe('a date with a byline of nobody', () => {
  it.each([
    'Posted on 3/4/2026 by admin',
    'Posted on 3/4/2026 by admin in News',
    'Posted by admin on 3/4/2026 at 10:12 am',
    'By admin | 3/4/2026 | Comments off',
    '3/4/2026 | admin | 0 Comments',
    'Published 3/4/2026 | By: The Editors | Category: News',
    'Publié le 3/4/2026 par la rédaction',
  ])('%s is no text, and its two readings are told', (line) => {
    for (const page of [
      `${TITLE}\n${line}\n\n${ONE}\n\n${TWO}\n`,
      `${line}\n${TITLE}\n\n${ONE}\n\n${TWO}\n`,
      `${TITLE}\n\n${ONE}\n\n${TWO}\n\n${line}\n`,
      `${TITLE}\nShare on Facebook\nTweet\nPrint\n${line}\n\n${ONE}\n\n${TWO}\n`,
    ]) {
      const parsed = read(page);
      expect(parsed).toMatchObject({ title: TITLE, published: '2026-04-03', authors: [] });
      expect(bodyOf(page)).toBe(`${ONE}\n\n${TWO}\n`);
      const notice = parsed.notices.find(({ code }) => code === 'date-ambiguous');
      expect(notice).toMatchObject({ severity: 'unsure', message: expect.stringContaining('2026-04-03') });
      expect(notice?.message).toContain('2026-03-04');
    }
  });

  it.each([
    ['By Salma Idris and Peter Crane for Harbour Women', ['Salma Idris', 'Peter Crane']],
    ['by Miriam Okello | May 12, 2024 | Analysis, Courts | 2 comments', ['Miriam Okello']],
    ['Author: Redaktion / Ada Wolf', ['Ada Wolf']],
  ])('%s names %j', (line, authors) => {
    const page = `${TITLE}\n\n${line}\n\n${ONE}\n`;
    expect(read(page).authors).toEqual(authors);
    expect(bodyOf(page)).toBe(`${ONE}\n`);
  });
});

describe('buttons', () => {
  it.each([
    'Share on Facebook\nTweet\nPrint',
    'Share on Facebook Tweet Print',
    'Share on Facebook | Tweet | Print | Email',
    '• Share on Facebook\n• Tweet\n• Print',
    '[Share on Facebook] [Tweet] [Print]',
    'Share this:\nX\nThreads\nFacebook\nCopy link',
    '12 shares\n1,204 views · 12 comments · 5 min read',
    'Read also: How the harbour got its first court',
    'Subscribe to our newsletter\nEnter your email\nSubscribe',
    'Download PDF',
    'Was this article helpful?',
  ])('%j are no text, between title and text, in its middle and below it', (bar) => {
    for (const page of [
      `${TITLE}\n\n3 May 2021\n\n${bar}\n\n${ONE}\n\n${TWO}\n`,
      `${TITLE}\n\n3 May 2021\n\n${ONE}\n\n${bar}\n\n${TWO}\n`,
      `${TITLE}\n\n3 May 2021\n\n${ONE}\n\n${TWO}\n\n${bar}\n`,
    ])
      expect(bodyOf(page)).toBe(`${ONE}\n\n${TWO}\n`);
  });

  it('above a heading leave the heading', () => {
    const page = `${TITLE}\n\n3 May 2021\n\n${ONE}\n\nShare on Facebook\nTweet\n\nBackground\n\n${TWO}\n`;
    expect(bodyOf(page)).toBe(`${ONE}\n\n## Background\n\n${TWO}\n`);
  });
});

describe('a sentence without its full stop', () => {
  it.each([
    'The next patrol is due on Monday',
    'We were told that nobody had counted the boats',
    'In two of the ports there are no lamps at all',
  ])('"%s" is no heading', (sentence) => {
    expect(bodyOf(`${TITLE}\n\n3 May 2021\n\n${ONE}\n\n${sentence}\n\n${TWO}\n`)).toContain(
      `\n\n${sentence}\n\n`,
    );
  });

  it.each(['What the crews say', 'The Law Is on Our Side This Year', 'Why ninety days is short', 'Who pays'])(
    '"%s" is one',
    (heading) => {
      expect(bodyOf(`${TITLE}\n\n3 May 2021\n\n${ONE}\n\n${heading}\n\n${TWO}\n`)).toContain(
        `## ${heading}\n`,
      );
    },
  );
});

describe('pages of a source', () => {
  it.each([
    ['Handbook on Port Security, Geneva, 2021, p 7', 'p. 7'],
    ['Handbook on Port Security (Geneva, 2021) p7', 'p. 7'],
    ['Handbook on Port Security (Geneva, 2021), pp. 3-5', 'pp. 3-5'],
    ['Handbook on Port Security (Geneva, 2021), pp 3 – 5', 'pp. 3-5'],
    ['Handbook on Port Security (Geneva, 2021), page 12', 'p. 12'],
    ['Handbook on Port Security (Geneva, 2021), pages 12 to 15', 'pp. 12-15'],
    ['Handbook on Port Security (Geneva, 2021), páginas 2 a 4', 'pp. 2-4'],
    ['Handbook on Port Security (Geneva, 2021), pages 2 à 4', 'pp. 2-4'],
  ])('%s', (entry, locator) => {
    const page = read(`${TITLE}\n\n3 May 2021\n\n${ONE}\n\nSources\n1. ${entry}\n`);
    expect(page.footnotes).toMatchObject([{ locator }]);
    expect(page.sources).toMatchObject([{ title: 'Handbook on Port Security', issued: '2021' }]);
  });
});

describe('words glued together where markup was removed', () => {
  it.each([
    ['heard the same in four ports.Reports of theft fell', 'in four ports. Reports of theft'],
    ['looked at it.The lists were destroyed', 'at it. The lists'],
    ['by theUnited Nations and theRed Crescent', 'by the United Nations and the Red Crescent'],
    ['with UNODCand others in2025 and later', 'with UNODC and others in 2025 and'],
    ['thecoastguard and the coastguard', 'the coastguard and the coastguard'],
    ['the full table (see thefull one)', 'the full table (see the full one)'],
    ['boats,calls and people', 'boats, calls and people'],
  ])('%s', (glued, parted) => {
    const page = `${TITLE}\n\n3 May 2021\n\n${ONE} They were ${glued}.\n`;
    expect(bodyOf(page)).toContain(parted);
    expect(read(page).notices.map(({ code }) => code)).toContain('glued-words');
  });

  it.each([
    'www.Harbour.org/a,b',
    'the theory of otherness',
    'editor@ports.Example.org',
    'McDonald and YouTube',
    'p.m.The',
    '10,000 and 3.5',
    'without therapy',
    'the coast guard and one coastguard',
  ])('%s stays as it is', (text) => {
    const body = bodyOf(`${TITLE}\n\n3 May 2021\n\n${ONE} They saw ${text} there.\n`);
    // Without the marks that Markdown needs around an address.
    expect(body.replace(/[\\<>]/gu, '')).toContain(`saw ${text} there`);
  });
});

it('what readers said is left out, also where it is longer than the article', () => {
  const talk = `James on May 13, 2024 at 9:14 am\n${TWO} ${TWO.replace('pairs', 'threes')}\nReply\n`;
  const page = `${TITLE}\n\n3 May 2021\n\n${ONE}\n\n2 Comments\n${talk}${talk.replaceAll('radio', 'phone')}`;
  expect(bodyOf(page)).toBe(`${ONE}\n`);
});
