import { describe, expect, it } from 'vitest';
import { importMarkdown } from './import-markdown.ts';
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

describe('rows between pipes', () => {
  const rendered = '| Port | Ships |\n| --- | --- |\n| Rome | 12 |\n| Bari | 7 |';

  it('are a table with the line of dashes below the head, and without it, which is said', () => {
    expect(bodyOf(['| Port | Ships |', '|---|:-:|', '| Rome | 12 |', '|Bari|7|'])).toEqual({
      body: rendered,
      codes: [],
    });
    expect(bodyOf(['| Port | Ships |', '| Rome | 12 |', '| Bari | 7 |'])).toEqual({
      body: rendered,
      codes: ['table-head-guessed'],
    });
  });

  it('may be of different length, and alone stay text', () => {
    expect(bodyOf(['| A \\| B | C |', '| D |   | E |']).body).toBe(
      '| A \\| B | C |  |\n| --- | --- | --- |\n| D |  | E |',
    );
    expect(bodyOf(['| One | row |']).body).toBe('\\| One | row |');
    expect(bodyOf(['Home | About | Contact us']).body).not.toContain('---');
  });

  it('get the line that they lack in Markdown, but not in code', () => {
    const rows = '| Port | Ships |\n| Rome | 12 |\n| Bari | 7 |';
    const read = (body: string) => {
      const { content, notices } = importMarkdown(`# Ports\n\n${body}\n`, 'ports.md');
      return {
        body: content.slice(content.indexOf('\n---\n\n') + 6).trimEnd(),
        lines: notices.filter(({ code }) => code === 'table-head-guessed').map(({ line }) => line),
      };
    };
    expect(read(rows)).toEqual({ body: rendered, lines: [3] });
    expect(read(`Text.\n\n${rendered}`)).toEqual({ body: `Text.\n\n${rendered}`, lines: [] });
    for (const body of [
      `\`\`\`\n${rows}\n\`\`\``,
      rows.replaceAll(/^/gmu, '    ').trimStart(),
      '| One | row |',
    ])
      expect(read(`Text.\n\n${body}`).lines, body).toEqual([]);
    expect(read(`\`\`\`\ncode\n\`\`\`\n\n${rows}`).lines).toEqual([7]);
  });
});
