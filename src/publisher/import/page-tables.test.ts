import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.ts';
import { renderArticle } from './render-article.ts';

const BEFORE =
  'Four plain words here\n\n1 May 2020\n\nThe council counted the boats in every harbour and wrote it down.\n\n';
const AFTER = '\n\nNobody had counted the boats before, and nobody has counted them since then.\n';

function bodyOf(lines: readonly string[]): { readonly body: string; readonly codes: readonly string[] } {
  const page = parsePage(`${BEFORE}${lines.join('\n')}${AFTER}`, { fileName: 'page.txt' });
  const article = renderArticle(page);
  const body = article.slice(article.indexOf('wrote it down.') + 16, article.indexOf('Nobody had')).trim();
  return { body, codes: page.notices.map(({ code }) => code).filter((code) => code.startsWith('table')) };
}

describe('lines that were a table', () => {
  it('become one again, with a heading above and one below', () => {
    const { body, codes } = bodyOf([
      'Boats by harbour',
      'Harbour',
      'Boats',
      'North',
      '1,204',
      'South | East',
      '17',
      'Far',
      '3',
    ]);
    expect(body).toBe(
      '## Boats by harbour\n\n| Harbour | Boats |\n| --- | --- |\n| North | 1,204 |\n| South \\| East | 17 |\n| Far | 3 |',
    );
    expect(codes).toEqual(['table-rebuilt']);
  });

  it.each([
    [
      'a word among the numbers',
      ['Harbour', 'Boats', 'North', '12', 'South', 'many', 'Far', '3', 'Near', '4'],
    ],
    ['a cell too many', ['Harbour', 'Boats', 'North', '12', '13', 'South', '9', 'Far', '3']],
    ['no head', ['12', '13', '14', '15', '16', '17']],
  ])('stay paragraphs where they have %s', (_, lines) => {
    const { body, codes } = bodyOf(lines);
    expect(body).toBe(lines.join('\n\n'));
    expect(codes).toEqual(['table-lost']);
  });

  it('are not seen in headings, menus and short lists', () => {
    expect(bodyOf(['Findings', 'Boats', '12', '13']).codes).toEqual([]);
    expect(bodyOf(['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', '2020']).codes).toEqual([]);
  });
});
