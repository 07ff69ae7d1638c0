import { expect, it } from 'vitest';
import { pae } from './pae.ts';

it('encodes as the example in the DSSE protocol', () => {
  const body = new TextEncoder().encode('hello world');
  const encoded = new TextDecoder().decode(pae('http://example.com/HelloWorld', body));
  expect(encoded).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});
