import { describe, expect, it } from 'vitest';
import { sampleEngine, sampleQuery } from '#core/search/sample-engine';
import { formatAnswer } from './format-answer.ts';

const engine = sampleEngine();
const lines = async (text: string, limit = 20) =>
  formatAnswer(await engine.search(sampleQuery(text, { limit })), text);

describe('an answer as lines', () => {
  it('has a source with its number and its record', async () => {
    expect((await lines('1325')).slice(0, 4)).toEqual([
      '1. Resolution on women and peace and security',
      '   unscr-1325 · source · resolution · S/RES/1325 (2000) · en · 2000-10-31',
      '   Security Council · S/RES/1325 (2000)',
      '',
    ]);
  });

  it('has the heading and the paragraph of a snippet', async () => {
    expect(await lines('"human trafficking"')).toContain(
      '   Peace-building and women ¶3: The review mechanism met on 15 November. It counted 10,000 pages of evidence about human trafficking.',
    );
  });

  it.each<[string, string]>([
    ['zzzz', 'Nothing found for "zzzz".'],
    ['climate talks', '1 result'],
    ['topic:gender', '6 results'],
    ['traficking', 'Did you mean: trafficking'],
    ['women climate xyzzyx', 'Nothing in the archive has "xyzzyx": what has others of the words is shown.'],
    [
      'S/RES/1325 (2001)',
      'This symbol looks wrong: S/RES/1325 (2001): the archive has it with another year; did you mean S/RES/1325 (2000)?',
    ],
    [
      'A/RES/9/1',
      'This symbol looks wrong: A/RES/9/1: the General Assembly numbers with the session from its 31st session on',
    ],
    ['human is:foo', 'No rule: is:foo. There is: is:unread, is:read, is:changed, has:note, in:notes'],
    ['human is:unread', 'Left aside, as it asks for what somebody has read or noted: is:unread'],
    ['women climate', 'Nothing has all of the words: what has some of them is shown.'],
    [`${'women '.repeat(40)}climate`, 'The query is too long, so this was left out: climate'],
  ])('%j says %j', async (text, expected) => {
    expect(await lines(text)).toContain(expected);
  });

  it('says what else was searched, and how many more there are', async () => {
    expect((await lines('UNTOC')).find((line) => line.startsWith('Also searched: '))).toContain(
      'Palermo Convention',
    );
    expect(await lines('topic:gender', 2)).toContain('6 results, the first 2 shown');
  });

  it('never hands a control character to the terminal', async () => {
    const answer = await engine.search(sampleQuery('climate talks'));
    const [hit] = answer.hits;
    const title = [{ text: 'red \u001B[31m\u0007\nalert', hit: false }];
    const shown = formatAnswer({ ...answer, hits: [{ ...hit!, title }] }, 'x');
    expect(shown[0]).toBe('1. red [31m alert');
  });
});
