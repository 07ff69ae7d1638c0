import { describe, expect, it } from 'vitest';
import { parseBatch } from './parse-batch.ts';

describe('the lines of a batch', () => {
  it.each<[string, readonly string[], readonly number[]]>([
    ['{"id":"1","text":"women"}\n{"id":2,"text":""}', ['1', '2'], []],
    ['{"id":"1","text":"a","origId":7}\r\n', ['1'], []],
    ['\n\n  \n', [], []],
    ['{"id":"1","text":"a"}\n{"id":1,"text":"b"}', ['1'], [2]],
    ['{"id":"a b","text":"a"}', [], [1]],
    ['{"id":"","text":"a"}', [], [1]],
    ['{"text":"a"}\n{"id":"1"}\n[]\nnull\n"x"\n{', [], [1, 2, 3, 4, 5, 6]],
  ])('%j', (content, ids, wrong) => {
    const { queries, problems } = parseBatch(content);
    expect(queries.map((query) => query.id)).toEqual(ids);
    expect(problems.map((problem) => problem.line)).toEqual(wrong);
    for (const { message } of problems) expect(message).toMatch(/\.$/);
  });
});
