import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '#core/text/canonical-text';
import { assignBlockIds } from './assign-block-ids.ts';
import { buildArticleText } from './build-article-text.ts';
import { buildDraft } from './build-draft.ts';
import { type ArticlePage, renderArticleHtml } from './render-article.ts';
import { isSafeArticleHtml } from './sanitise-article.ts';

const IMAGE = 'a'.repeat(64);

function pageOf(markdown: string, more: Partial<ArticlePage> = {}): ArticlePage {
  const draft = buildDraft(markdown);
  let made = 0;
  const ids = assignBlockIds(draft.blocks, {
    articleId: 'a',
    hash: () => String((made += 1)).padStart(10, '0'),
  });
  const { text } = buildArticleText(draft, ids);
  return {
    title: 'A "title" & <b>more</b>',
    lang: 'en',
    published: '2026-02-03',
    authors: ['One', 'Two'],
    draft,
    text,
    notes: draft.notes.map((note) => ({
      ...note,
      ...(note.source === undefined ? {} : { citation: `Cites ${note.source}.` }),
    })),
    blobOf: () => IMAGE,
    ...more,
  };
}

const MARKDOWN = `## First **heading**

Words with *emphasis*, a [link to
another](article:other#b-1), a [site](https://example.org/a?b=c&d=é) and a mark.[^1] More\u00A0 words  \nafter a break.[^2][^1]

> A quotation
>
> - with a list
>
>   and a second paragraph

1. One
   1. Inner &amp; <!-- gone --> \\<b>
2. Two [with a mark inside[^2]](https://example.org)

| A[^1] | B |
| --- | --- |
| 1 | ![an inline flag](files/flag.png) |
| inter\u00ADnational | e\u0301 |

![A chart](files/chart.png)
The caption[^2]

\`\`\`
code   with
  lines
\`\`\`

---

اتفاقية الأمم المتحدة

[^1]: @untoc-2000, art. 32 — a remark with <b>
[^2]: Only a remark
`;

function bodyOf(html: string) {
  const window = new Window();
  return new window.DOMParser().parseFromString(html, 'text/html');
}

describe('renderArticleHtml', () => {
  it('writes every block as one element whose text is the canonical text', () => {
    const page = pageOf(MARKDOWN);
    const document = bodyOf(renderArticleHtml(page));
    expect(page.draft.problems).toEqual([]);
    expect(page.text.blocks.length).toBeGreaterThan(15);
    for (const block of page.text.blocks) {
      const element = document.getElementById(block.id);
      for (const mark of element?.querySelectorAll('sup.cite') ?? []) mark.remove();
      expect(canonicalText(element?.textContent ?? '')).toBe(page.text.text.slice(block.start, block.end));
      expect(element?.getAttribute('data-n') ?? undefined).toBe(block.number?.toString());
      expect(element?.querySelector('[data-n]')).toBeNull();
    }
  });

  it('is a whole document with language, direction, title and one heading of the first level', () => {
    const html = renderArticleHtml(pageOf('مرحبا', { lang: 'ar', title: 'العنوان' }));
    expect(html).toMatch(
      /^<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>العنوان<\/title><\/head><body><article id="article" aria-labelledby="title">/,
    );
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('writes marks and notes that point at each other', () => {
    const html = renderArticleHtml(pageOf('One.[^1] Two.[^1]\n\n[^1]: @untoc-2000, art. 32 — remark'));
    expect(html).toContain(
      '<sup class="cite"><a href="#note-1" id="mark-1-2" role="doc-noteref" aria-label="Note 1">[1]</a></sup>',
    );
    expect(html).toContain(
      '<section id="notes" role="doc-endnotes" aria-label="Notes"><ol><li id="note-1" data-source="untoc-2000"><span class="source" dir="auto">Cites untoc-2000.</span> <span class="remark" dir="auto">remark</span> <span class="back"><a href="#mark-1-1" role="doc-backlink"',
    );
  });

  it('writes links in the shapes the reader knows', () => {
    const html = renderArticleHtml(
      pageOf('[a](article:other) [b](https://example.org/x) [c](mailto:a@example.org)'),
    );
    expect(html).toContain('<a href="/a/other">a</a>');
    expect(html).toContain('<a href="https://example.org/x" rel="noreferrer">b</a>');
    expect(html).toContain('<a href="mailto:a@example.org">c</a>');
  });

  it('is left as it is by its own sanitiser', () => {
    expect(isSafeArticleHtml(renderArticleHtml(pageOf(MARKDOWN)))).toBe(true);
  });

  it('keeps scripts in titles and texts as words', () => {
    const html = renderArticleHtml(
      pageOf('a \\<script>alert(1)\\</script>', { title: '</title><script>x</script>' }),
    );
    expect(html).not.toContain('<script');
    expect(bodyOf(html).querySelector('h1')?.textContent).toBe('</title><script>x</script>');
  });
});
