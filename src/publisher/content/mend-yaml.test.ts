import { describe, expect, it } from 'vitest';
import { mendYaml } from './mend-yaml.ts';

const sentencesOf = (text: string): readonly string[] =>
  mendYaml(text).problems.map(({ line, message }) => `${line}: ${message}`);

describe('a mistake in YAML', () => {
  it.each([
    ['title: Report: part one', '1: a value with a colon in it must be in quotes: title: "Report: part one"'],
    ['id: x\ntitle: A "B": c', `2: a value with a colon in it must be in quotes: title: 'A "B": c'`],
    ['title: @home', '1: a value that begins with "@" must be in quotes: title: "@home"'],
    ['title: *bold* words', '1: a value that begins with "*" must be in quotes: title: "*bold* words"'],
    ['title: *bold', '1: a value that begins with "*" must be in quotes: title: "*bold"'],
    ['title: & co', '1: a value that begins with "&" must be in quotes: title: "& co"'],
    ['title: > x', '1: a value that begins with ">" must be in quotes: title: "> x"'],
    [
      "title: 'it's me'",
      `1: text follows the closing quotation mark ('); put the whole value in quotes: title: "it's me"`,
    ],
    ['id: x\ntitle:y', '2: a blank is missing behind the colon: write title: y'],
  ])('%j is told with what to write instead', (text, sentence) => {
    expect(sentencesOf(`${text}\n`)).toEqual([sentence]);
  });

  it.each([
    ['topics: [a, b\nlang: en\n', 1, /"\[" is not closed/u],
    ['image: { file: a.png\nlang: en\n', 1, /"\{" is not closed/u],
    ['id: x\ntitle: "abc\nlang: en\n', 2, /quotation mark \("\) that begins here is not closed/u],
    ['id: x\n\ttitle: y\n', 2, /begins with a tab/u],
    ['id: x\nlang\nkind: news\n', 2, /has no "name: value"/u],
    ['id: x\nid: y\n', 2, /"id" is written a second time/u],
    ['id: x\n---\nid: y\n', 2, /second document/u],
    ['id: x\n  title: y\n', 2, /indented more than the line above/u],
    ['title: "a \\d b"\n', 1, /backslash/u],
    ['- a\nfoo: x\n', 2, /cannot be read/u],
  ])('%j is told where it is made', (text, line, words) => {
    const [first] = mendYaml(text).problems;
    expect(first).toMatchObject({ line, message: expect.stringMatching(words) });
    expect(first?.message).not.toMatch(/implicit|scalar|mapping|token|flow/iu);
  });

  it('does not hide what else is wrong, and leaves the rest readable', () => {
    const found = mendYaml('id: x\ntitle: A: B\ntopics: [a\nlang: en\nsummary: @x\n  goes on\nkind: news\n');
    expect(found.problems.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect(found.value).toEqual({ id: 'x', lang: 'en', kind: 'news' });
    expect(found.spoilt).toEqual([
      { key: 'title', line: 2 },
      { key: 'topics', line: 3 },
      { key: 'summary', line: 5 },
    ]);
  });

  it('costs one field of one record, not the list', () => {
    const found = mendYaml('- id: a\n  title: A: B\n  issued: 2020\n- title: C: D\n  id: c\n- id: d\n');
    expect(found.value).toEqual([{ id: 'a', issued: 2020 }, { id: 'c' }, { id: 'd' }]);
    expect(found.problems.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('in JSON is told once', () => {
    const found = mendYaml('[\n  { "id": "a" \n  { "id": "b" }\n]\n', true);
    expect(found.document).toBeUndefined();
    expect(found.problems).toMatchObject([{ message: expect.stringMatching(/missing comma/u) }]);
  });

  it('ends, whatever the text', () => {
    for (const text of [
      '[',
      '{',
      '"',
      ']',
      ': :',
      '- - -',
      '\t',
      '&a',
      '*a',
      '!',
      '%YAML 9',
      '? a\n: b: c',
      '}\n{\n[',
    ])
      expect(mendYaml(`${text}\n${text}\n`).problems.length).toBeLessThanOrEqual(60);
  });

  it('refuses parts that are repeated without end', () => {
    const rows = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 20 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`),
    ];
    const found = mendYaml(rows.join('\n'));
    expect(found.problems).toMatchObject([{ message: expect.stringMatching(/repeats parts of itself/u) }]);
  });
});
