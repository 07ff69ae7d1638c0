import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.ts';
import { renderArticle } from './render-article.ts';

/** A page that is wrapped so that `cut` stands across a line end; `more` is another paragraph of it. */
function read(cut: string, more: string) {
  const [first = '', second = ''] = cut.split('|');
  const text = [
    'The council and the small boats',
    '',
    '1 May 2020',
    '',
    `The council met on the quay and read all that the crews wrote of ${first}`,
    `${second} in the harbour, and then it asked for some more time to think it`,
    'over before the winter would come and the boats would have to stay home.',
    '',
    more,
    '',
  ].join('\n');
  const page = parsePage(text, { fileName: 'page.txt' });
  const notices = page.notices.filter(({ code }) => code === 'hyphen-at-line-end');
  return { text: renderArticle(page), notices };
}

const MORE = 'Nobody at the table had anything to add to this before the evening came and all went home.';

describe('a word that is cut at the end of a line', () => {
  it.each([
    [
      'smug-|gling',
      'smuggling',
      'Those who lived by smuggling were not asked, and nobody had thought of it.',
    ],
    ['traf-|ficking', 'trafficking', MORE],
    ['inter-|national', 'international', MORE],
    ['check-|list', 'check-list', 'The check-list of the harbour was not long, and nobody had ever read it.'],
    ['anti-|trafficking', 'anti-trafficking', MORE],
    ['follow-|up', 'follow-up', MORE],
    ['women-|led', 'women-led', MORE],
    ['Franco-|German', 'Franco-German', MORE],
    ['COVID-|19', 'COVID-19', MORE],
    ['state-of-the-|art', 'state-of-the-art', MORE],
    ['https://example.org/smug-|gling', '<https://example.org/smug-gling>', MORE],
    ['UN-|backed', 'UN-backed', MORE],
    ['short-|and long-term', 'short- and long-term', MORE],
  ])('%s is surely %s', (cut, whole, more) => {
    const page = read(cut, more);
    expect(page.text).toContain(` wrote of ${whole} in the harbour`);
    expect(page.notices).toEqual([]);
  });

  it.each([
    ['smug-|gling', 'smuggling', MORE],
    ['antici-|pation', 'anticipation', MORE],
    ['anti-|cipation', 'anticipation', MORE],
    ['smug\u00AD|gling', 'smuggling', MORE],
    ['co-|workers', 'co-workers', MORE],
    ['harbour-|council', 'harbour-council', MORE],
  ])('%s is taken for %s, and said to be unsure', (cut, whole, more) => {
    const page = read(cut, more);
    expect(page.text).toContain(` wrote of ${whole} in the harbour`);
    expect(page.notices).toEqual([
      {
        line: 6,
        code: 'hyphen-at-line-end',
        severity: 'unsure',
        message: `a word was cut at the end of the line; it was taken for "${whole}"`,
      },
    ]);
  });

  it('is joined where lines are short, too', () => {
    const text =
      'Four plain words here\n\n1 May 2020\n\nThe crews spoke of smug-\ngling and of nothing else.\n';
    expect(renderArticle(parsePage(text, { fileName: 'page.txt' }))).toContain('spoke of smuggling and of');
  });
});
