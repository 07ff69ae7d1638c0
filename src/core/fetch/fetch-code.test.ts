import { expect, it } from 'vitest';
import { isInterruption, ofServer } from './fetch-code.ts';

it.each(['offline', 'too-slow', 'connection-lost', 'no-connection', 'cancelled', 'disk-full'])(
  'goes on after %s',
  (code) => expect(isInterruption(code)).toBe(true),
);

it.each([
  'hash-mismatch',
  'bad-signature',
  'rollback',
  'not-found',
  'redirected-away',
  'plain-http',
  'constructor',
])('keeps nothing after %s', (code) => expect(isInterruption(code)).toBe(false));

it.each([
  ['incomplete', 'parts-missing'],
  ['hash-mismatch', 'parts-changed'],
  ['length-mismatch', 'parts-changed'],
  ['bad-signature', 'bad-signature'],
  ['constructor', 'constructor'],
])('calls %s of a server %s', (code, named) => expect(ofServer(code)).toBe(named));
