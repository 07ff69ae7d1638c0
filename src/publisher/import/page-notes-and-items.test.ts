import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.ts';
import { renderArticle } from './render-article.ts';

const PROSE =
  'The harbour council met twice this year and wrote down what it had heard from the crews of the small boats.';
const NOTE = 'The figures are those of the port office and do not count fishing boats.';

function read(...blocks: readonly string[]) {
  const page = parsePage(`Four plain words here\n\n1 May 2020\n\n${blocks.join('\n\n')}\n`, {
    fileName: 'page.txt',
  });
  const article = renderArticle(page);
  return { page, body: article.slice(article.indexOf('---\n\n') + 5).trimEnd() };
}

describe('a note with a star', () => {
  it.each([
    ['below the text', []],
    ['below a heading of notes', ['Notes']],
    ['below a heading of sources', ['Sources']],
  ])('%s is an explanation and no source', (_, heading) => {
    const { page, body } = read(`They agreed on it. (*)`, PROSE, ...heading, `(*) ${NOTE}`);
    expect(page.sources).toEqual([]);
    expect(body).toBe(`They agreed on it.[^1]\n\n${PROSE}\n\n[^1]: ${NOTE}`);
  });

  it('stands behind the footnotes of the sources, and two stars are another note', () => {
    const { page, body } = read(
      `They agreed on it.[1] Nobody (*) and nothing (**) was left out.`,
      PROSE,
      'Sources',
      '[1] UNODC, Global Report on Trafficking in Persons, 2020',
      `(*) ${NOTE}`,
      '(**) Nor were the nets.',
    );
    expect(page.sources).toHaveLength(1);
    expect(body).toContain('They agreed on it.[^1] Nobody[^2] and nothing[^3] was left out.');
    expect(body).toContain(`\n[^2]: ${NOTE}\n[^3]: Nor were the nets.`);
  });

  it('stays text where no mark points to it', () => {
    const { page, body } = read(PROSE, `(*) ${NOTE}`);
    expect(page.footnotes).toEqual([]);
    expect(body).toBe(`${PROSE}\n\n(\\*) ${NOTE}`);
  });
});

describe('"3)" at the start of a line', () => {
  it('is an item, also where it stands alone or goes on behind other text', () => {
    expect(read(PROSE, '3) A single one', PROSE.replace('twice', 'again')).body).toContain(
      '\n\n3. A single one\n\n',
    );
    const { body } = read(
      '1) More lights\n2) More ropes',
      PROSE,
      '3) A second tug',
      PROSE.replace('twice', 'again'),
    );
    expect(body).not.toContain('#');
    expect(body).toContain('3. A second tug');
  });

  it('is a heading where all of them count from one, each above running text', () => {
    const { body } = read('1) What was asked', PROSE, '2) What was found', PROSE.replace('twice', 'again'));
    expect(body).toContain('## 1) What was asked');
    expect(body).toContain('## 2) What was found');
  });
});
