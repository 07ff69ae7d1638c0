import { describe, expect, it } from 'vitest';
import { followRedirect, parsePublicationAddress } from './publication-address.ts';

describe('the address of a publication', () => {
  it.each([
    ['https://example.org/archive/', 'https://example.org/archive/', 'example.org'],
    ['https://example.org/archive', 'https://example.org/archive/', 'example.org'],
    ['  example.org/archive ', 'https://example.org/archive/', 'example.org'],
    ['https://example.org:8443', 'https://example.org:8443/', 'example.org:8443'],
    ['https://example.org/a/latest.json', 'https://example.org/a/', 'example.org'],
    ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/a/', '127.0.0.1:8080'],
    ['http://localhost/a', 'http://localhost/a/', 'localhost'],
    ['http://[::1]:81/', 'http://[::1]:81/', '[::1]:81'],
    ['HTTPS://EXAMPLE.ORG/A/', 'https://example.org/A/', 'example.org'],
  ])('%j is %s', (text, href, host) => {
    expect(parsePublicationAddress(text)).toMatchObject({ ok: true, value: { href, host } });
  });

  it.each([
    'http://example.org/',
    'http://127.0.0.1.example.org/',
    'http://localhost.example.org/',
    'http://10.0.0.1/',
    'http://[::2]/',
  ])('%j is refused: plain http beyond this computer', (text) => {
    expect(parsePublicationAddress(text)).toMatchObject({ code: 'plain-http' });
  });

  it.each([
    '',
    '   ',
    'two words',
    'file:///etc/passwd',
    'ftp://example.org/',
    'javascript://example.org/%0aalert(1)',
    'https://user:secret@example.org/',
    'https://user@example.org/',
    'https://example.org/?who=me',
    'https://example.org/#mark',
    'https:\\\\example.org\\a',
    'https://exa mple.org/',
    `https://example.org/${'a'.repeat(2000)}`,
    7,
    null,
  ])('%j is no address', (text) => {
    expect(parsePublicationAddress(text)).toMatchObject({ code: 'bad-address' });
  });
});

describe('a redirect', () => {
  const from = new URL('https://example.org/archive/latest.json');
  it.each([
    ['/new/latest.json', 'https://example.org/new/latest.json'],
    ['https://example.org/b', 'https://example.org/b'],
  ])('to %s on the same host is followed', (location, href) => {
    expect(followRedirect(from, location)).toMatchObject({ ok: true, value: { href } });
  });
  it.each([
    'http://example.org/archive/latest.json',
    'https://www.example.org/',
    'https://example.org:8443/',
    '//other.example/',
    'file:///etc/passwd',
    'https://me@example.org/',
    'data:application/json,{}',
  ])('to %s is not', (location) => {
    expect(followRedirect(from, location)).toMatchObject({ code: 'redirected-away' });
  });
  it.each([undefined, 'http://'])('to %s makes no sense', (location) => {
    expect(followRedirect(from, location)).toMatchObject({ code: 'strange-answer' });
  });
});
