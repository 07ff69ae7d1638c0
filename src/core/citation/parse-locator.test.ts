import { describe, expect, it } from 'vitest';
import { parseLocator } from './parse-locator.ts';

describe('parseLocator', () => {
  it.each([
    ['p. 7', 'page', '7'],
    ['pp. 8-13', 'page', '8-13'],
    ['pp. 8–13', 'page', '8-13'],
    ['pp. 8 — 13', 'page', '8-13'],
    ['pp. 125–8', 'page', '125-128'],
    ['pp. 1234-38', 'page', '1234-1238'],
    ['pp. xii-xv', 'page', 'xii-xv'],
    ['pp. xii-5', 'page', 'xii-5'],
    ['pp. 3, 7 and 9-11', 'page', '3, 7, 9-11'],
    ['art. 32', 'article-locator', '32'],
    ['art. 3(a)', 'article-locator', '3(a)'],
    ['art. 3(1)(b)', 'article-locator', '3(1)(b)'],
    ['art. 4 bis', 'article-locator', '4 bis'],
    ['arts. 3(a)-(c)', 'article-locator', '3(a)-(c)'],
    ['Article 5', 'article-locator', '5'],
    ['paras. 5–6.', 'paragraph', '5-6'],
    ['sec. II.A', 'section', 'II.A'],
    ['chap. IV', 'chapter', 'IV'],
    ['annex', 'appendix', ''],
    ['annex II', 'appendix', 'II'],
    ['rule 12', 'rule', '12'],
    ['r. 12', 'rule', '12'],
    ['prin. 6', 'principle', '6'],
    ['preamble', 'preamble', ''],
  ])('reads %j', (text, label, value) => {
    expect(parseLocator(text)).toEqual({ ok: true, value: { label, value } });
  });

  it.each([
    ['pp. 13-8', 'reversed-range'],
    ['pp. 128–125', 'reversed-range'],
    ['pp. 128–5', 'reversed-range'],
    ['pp. xv-xii', 'reversed-range'],
    ['arts. 12-9, 14', 'reversed-range'],
    ['pp. 9, 13-8', 'reversed-range'],
    ['see generally', 'unknown-label'],
    ['12', 'unknown-label'],
    ['', 'unknown-label'],
    ['constructor 3', 'unknown-label'],
    ['pp.', 'no-value'],
    ['pp. ,', 'no-value'],
    ['pp. 3-4-5', 'bad-value'],
    ['art. 3, para. 1', 'bad-value'],
    ['p. <b>', 'bad-value'],
    ['p. many words', 'bad-value'],
    ['paras. of the report', 'bad-value'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseLocator(text)).toMatchObject({ ok: false, code });
  });
});
