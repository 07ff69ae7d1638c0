import { describe, expect, it } from 'vitest';
import { parseContentUrl, parseObjectPath } from './content-request.ts';

const host = 'e12-0123456789abcdef';
const hash = 'a'.repeat(64);

describe('content URLs', () => {
  it.each([
    [`arch://${host}/reader`, { type: 'reader' }],
    [`arch://${host}/a/untoc-explained`, { type: 'article', id: 'untoc-explained' }],
    [`arch://${host}/o/${hash}`, { type: 'object', sha256: hash }],
    [`arch://${host}/assets/article-Ab_1.css`, { type: 'asset', path: '/assets/article-Ab_1.css' }],
    [`arch://${host}/a/untoc-explained#p3`, { type: 'article', id: 'untoc-explained' }],
  ])('reads %s', (url, request) => {
    expect(parseContentUrl(url)).toEqual({ host, request });
  });

  it.each([
    `arch://${host}/`,
    `arch://${host}`,
    `arch://${host}/reader/`,
    `arch://${host}/reader?x=1`,
    `arch://${host}/a/`,
    `arch://${host}/a/../reader/..`,
    `arch://${host}/a/%2e%2e%2fetc%2fpasswd`,
    `arch://${host}/a/..%5c..%5cwindows`,
    `arch://${host}/a/%252e%252e`,
    `arch://${host}/a/a%00b`,
    `arch://${host}/a/C:`,
    `arch://${host}/a/${'a'.repeat(201)}`,
    `arch://${host}/o/${'A'.repeat(64)}`,
    `arch://${host}/o/${'a'.repeat(63)}`,
    `arch://${host}/o/${hash}/x`,
    `arch://${host}/assets/../index.html`,
    `arch://${host}/assets/..%2findex.html`,
    `arch://${host}/assets/a/b.js`,
    `arch://${host}/index.html`,
    `arch://user@${host}/reader`,
    `arch://${host}:80/reader`,
    `arch://e12-0123/reader`,
    `arch://evil/reader`,
    `arch://${host}.evil/reader`,
    `arch:reader`,
    `app://shell/reader`,
    `file:///etc/passwd`,
    `https://example.org/reader`,
    `javascript:alert(1)`,
    '',
    'nonsense',
  ])('refuses %j', (url) => {
    expect(parseContentUrl(url)).toBeUndefined();
  });
});

it.each([
  [`/o/${hash}`, hash],
  ['/o/../x', undefined],
  [`/o/${hash}.js`, undefined],
  [`//o/${hash}`, undefined],
  ['/o/', undefined],
])('reads the object path %j', (path, expected) => {
  expect(parseObjectPath(path)).toBe(expected);
});
