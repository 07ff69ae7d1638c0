import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { systemReason } from '#node/edition/system-reason';
import { systemSentence } from './system-sentence.ts';

const failed = (code: string): Error => Object.assign(new Error(`${code}: raw words, open '/x'`), { code });

it.each([
  ['EACCES', /permissions forbid/u],
  ['EISDIR', /it is a folder/u],
  ['ENOENT', /not there/u],
  ['ENOSPC', /disk is full/u],
  ['EXOTIC', /the system answers EXOTIC/u],
])('says %s in words, without the text of the system', (code, words) => {
  expect(systemReason(failed(code))).toMatch(words);
  expect(systemReason(failed(code))).not.toContain('raw words');
});

it('names the path that the system told', async () => {
  const error: unknown = await readFile('/nowhere/at/all').catch((caught: unknown) => caught);
  expect(systemSentence(error)).toBe('"/nowhere/at/all" cannot be used: it is not there.');
});

it('leaves the message of other errors alone', () => {
  expect(systemSentence(new Error('the terminal is gone'))).toBe('the terminal is gone');
  expect(systemReason('words')).toBe('words');
});
