import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDraft } from '#core/article/build-draft';
import { insertPins } from './insert-pins.ts';

const LINES = [
  'words',
  '\n',
  '\n\n',
  '- ',
  '1. ',
  '> ',
  '## ',
  '| a | b |\n| - | - |\n',
  '[^1]: @x\n',
  '```\n',
  '\r\n',
  '---',
];
const SIGNS = [' ', '  ', '    ', '**', '`', '\\', '[^1]', '![i](a.png)', '{#', '}', '<!-- c -->'];

function pin(body: string): string {
  const { blocks } = buildDraft(body);
  const pinned = insertPins(
    body,
    blocks,
    blocks.map((block, at) => block.pinnedId ?? `b-${at}`),
  );
  return pinned.ok ? pinned.value.body : `${pinned.code} at ${pinned.line}`;
}

describe('insertPins', () => {
  it.each([
    ['a paragraph', 'Words.\n', 'Words. {#b-0}\n'],
    ['no newline at the end', 'Words.', 'Words. {#b-0}'],
    ['Windows line ends', 'One\r\ntwo.\r\n\r\nThree.\r\n', 'One\r\ntwo. {#b-0}\r\n\r\nThree. {#b-1}\r\n'],
    ['a paragraph of two lines', 'One\ntwo.\n\nThree.\n', 'One\ntwo. {#b-0}\n\nThree. {#b-1}\n'],
    ['a mark at the end', 'Claim.[^1]\n\n[^1]: @x\n', 'Claim.[^1] {#b-0}\n\n[^1]: @x\n'],
    ['a bold end', 'All **bold**\n', 'All **bold** {#b-0}\n'],
    ['a heading', '## Why\n\nSo.\n', '## Why {#b-0}\n\nSo. {#b-1}\n'],
    ['a closed heading', '## Why ##\n', '## Why {#b-0} ##\n'],
    ['an underlined heading', 'Why\n---\n', 'Why {#b-0}\n---\n'],
    ['a tight list', '- one\n- two\n  more\n', '- one {#b-0}\n- two\n  more {#b-1}\n'],
    [
      'a list with paragraphs',
      '1. one\n\n   more\n\n2. two\n',
      '1. one {#b-0}\n\n   more {#b-1}\n\n2. two {#b-2}\n',
    ],
    ['a quotation', '> one\n> two\n', '> one\n> two {#b-0}\n'],
    [
      'a table',
      '| a | b\\| |\n| - | --- |\n| **c** | |\n',
      '| a {#b-0} | b\\| {#b-1} |\n| - | --- |\n| **c** {#b-2} | |\n',
    ],
    ['a figure with a caption', '![alt](a.png) The port\n', '![alt](a.png) The port {#b-0}\n'],
    ['a figure with a title', '![alt](a.png "The port")\n', '![alt](a.png "The port") {#b-0}\n'],
    ['a picture without words', '![alt](a.png)\n', '![alt](a.png)\n'],
    ['blanks at the end of a line', 'Words.  \n\nMore.\n', 'Words.   {#b-0}\n\nMore. {#b-1}\n'],
    ['a pinned block', 'One. {#mine}\n\nTwo.\n', 'One. {#mine}\n\nTwo. {#b-1}\n'],
    ['code', 'Say:\n\n```\nlet x\n```\n', 'Say: {#b-0}\n\n```\nlet x\n```\n'],
    ['inline code', 'Say `x`\n', 'Say `x` {#b-0}\n'],
    ['an address', 'See https://example.org/a\n', 'See https://example.org/a {#b-0}\n'],
    ['a backslash at the end', 'Odd\\\n', 'Odd\\ {#b-0}\n'],
    ['braces that are no pin', 'A set {a}\n', 'A set {a} {#b-0}\n'],
    ['emoji', 'Fine 😀\n\nYes.\n', 'Fine 😀 {#b-0}\n\nYes. {#b-1}\n'],
  ])('pins %s', (_, body, expected) => {
    expect(pin(body)).toBe(expected);
  });

  it('does nothing the second time', () => {
    const once = pin('## Why\n\n- one\n- two\n\n| a | b |\n| - | - |\n| c | d |\n\n> so\n');
    expect(pin(once)).toBe(once);
  });

  it('refuses a body that is not the one that was read', () => {
    const { blocks } = buildDraft('One.\n\nTwo.\n');
    expect(insertPins('One.\n\nTwo, changed.\n', blocks, ['a', 'b'])).toMatchObject({
      ok: false,
      code: 'cannot-pin',
      line: 3,
    });
    expect(insertPins('One.\n\nTwo.\n\nThree.\n', blocks, ['a', 'b'])).toMatchObject({ code: 'cannot-pin' });
  });

  it('changes nothing but that pins are there, whatever the Markdown, or refuses', () => {
    const piece = fc.oneof(fc.constantFrom(...LINES), fc.constantFrom(...SIGNS));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const body = pieces.join('');
        const pinned = pin(body);
        if (pinned.startsWith('cannot-pin')) return;
        expect(pinned.replaceAll(/ \{#b-\d+\}/gu, '')).toBe(body);
        expect(buildDraft(pinned).blocks.map(({ text }) => text)).toEqual(
          buildDraft(body).blocks.map(({ text }) => text),
        );
      }),
      { numRuns: 400 },
    );
  });
});
