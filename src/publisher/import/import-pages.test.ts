import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.ts';
import { renderArticle } from './render-article.ts';

const PAGES = join(import.meta.dirname, '../../../fixtures/pages');
const DATA = process.env['ATTACHE_TEST_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const REAL = join(DATA, 'pages/000_b0a288b16fcf8ea2.txt');

/** What a fixture expects: the article as lines, its records, and what the importer was unsure of. */
function readPage(path: string): unknown {
  const page = parsePage(readFileSync(path, 'utf8'), { fileName: path.split('/').at(-1) ?? '' });
  const notices = page.notices.map(({ line, severity, code }) => `${String(line)} ${severity} ${code}`);
  const { sources, conferences } = page;
  return { article: renderArticle(page).split('\n'), sources, conferences, notices };
}

describe('pages look-alike in kind, ours in every word', () => {
  const names = readdirSync(PAGES).filter((name) => name.endsWith('.txt'));

  it('are at least twelve', () => {
    expect(names.length).toBeGreaterThanOrEqual(12);
  });

  it.each(names)('%s gives the article, sources, conferences and notices that its JSON names', (name) => {
    const path = join(PAGES, name);
    const expected = path.replace(/\.txt$/u, '.json');
    const found = readPage(path);
    // ATTACHE_WRITE_EXPECTED=1 writes the answers anew; read the difference before you commit it.
    if (process.env['ATTACHE_WRITE_EXPECTED'] === '1')
      writeFileSync(expected, `${JSON.stringify(found, null, 2)}\n`);
    expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });
});

describe.skipIf(!existsSync(REAL))('the real page', () => {
  const text = existsSync(REAL) ? readFileSync(REAL, 'utf8') : '';
  const page = parsePage(text, { fileName: 'page.txt' });
  const article = renderArticle(page);

  it('gives one article with title, date, language and kind', () => {
    expect(page).toMatchObject({ lang: 'en', published: '2025-12-01', kind: 'event-report', authors: [] });
    expect(page.title).toMatch(/^SecurityWomen Attends the European Regional Workshop .* Organised Crime$/u);
  });

  it('holds every long sentence of the body exactly once', () => {
    const flat = article.replace(/\[\^\d+\]/gu, '').replace(/\s/gu, '');
    const body = text.split('Sources:')[0] ?? '';
    const lines = body.split(/(?<=\.)\s+|\n/u).map((line) => line.replace(/^[\s•]+/u, ''));
    const sentences = lines.filter((line) => line.length > 60);
    expect(sentences.length).toBeGreaterThan(10);
    for (const sentence of sentences.slice(1)) {
      expect(flat.split(sentence.replace(/\s/gu, '')).length, sentence).toBe(2);
    }
  });

  it('keeps four headings and two lists, and drops the menu words and the stray dates', () => {
    expect(article.match(/^## /gmu)).toHaveLength(4);
    expect(article.match(/^- /gmu)).toHaveLength(11);
    expect(article).not.toMatch(/Latest News|December 1|Sources:/u);
  });

  it('gives three sources, and the pages to the citation of the first', () => {
    expect(page.sources.map(({ kind, issued }) => [kind, issued])).toEqual([
      ['issue-paper', '2022'],
      ['toolkit', '2023'],
      ['treaty', '2000'],
    ]);
    expect(page.sources[2]).toMatchObject({
      number: 'A/RES/55/25',
      authority: 'United Nations General Assembly',
    });
    expect(page.footnotes.map((footnote) => footnote.locator)).toEqual(['pp. 8-13', undefined, undefined]);
    expect(article).toMatch(/Criminal Justice\.\[\^1\]\[\^2\]\[\^3\]\n\n\[\^1\]: @/u);
  });

  it('parts the four glued words and says that it is unsure', () => {
    expect(article).toMatch(/Prosecution and Partnership/u);
    expect(article).toMatch(/15th UN Crime Congress/u);
    expect(page.sources.map((source) => source.title).join()).not.toMatch(/UnitedNations|NationsConvention/u);
    expect(page.notices.filter((notice) => notice.code === 'glued-words')).toHaveLength(4);
  });

  it('proposes the workshop as a conference', () => {
    const [conference, ...others] = page.conferences;
    expect(others).toEqual([]);
    expect(conference).toMatchObject({ place: 'Rome', start: '2025-11-19', end: '2025-11-21' });
    expect(conference?.title).toBe(
      "European Regional Workshop on Non-Governmental Stakeholders' Engagement in Practical Application of the UN Convention against Transnational Organised Crime",
    );
    expect(page.notices.map((notice) => notice.code)).toContain('conference-proposed');
  });
});
