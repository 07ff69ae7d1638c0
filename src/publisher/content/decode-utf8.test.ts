import { expect, it } from 'vitest';
import { decodeUtf8 } from './decode-utf8.ts';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])),
  );

it('reads UTF-8, and leaves its byte order mark out', () => {
  expect(decodeUtf8(bytes('\uFEFFné 中'))).toEqual({ ok: true, value: 'né 中' });
});

it.each([
  [1, bytes('caf', 0xe9, ' au lait\nmore')],
  [3, bytes('one é\ntwo\ncaf', 0xe9)],
  [2, bytes('one\n', 0xe4, 0xb8, '\nthree')],
])('names line %d, where the first wrong byte is', (line, wrong) => {
  expect(decodeUtf8(wrong)).toMatchObject({ ok: false, code: 'not-utf8', line });
  expect(decodeUtf8(wrong)).toMatchObject({ message: expect.stringContaining(`line ${line} holds`) });
});

it('knows UTF-16 by its mark', () => {
  const found = decodeUtf8(new Uint8Array([0xff, 0xfe, 0x41, 0]));
  expect(found).toMatchObject({ code: 'not-utf8', line: 1, message: expect.stringContaining('UTF-16') });
});
