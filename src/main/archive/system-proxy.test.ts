import { expect, it } from 'vitest';
import { parseSystemProxy } from './system-proxy.ts';

it.each([
  ['DIRECT', undefined],
  ['PROXY proxy.example:3128', { host: 'proxy.example', port: 3128 }],
  ['PROXY proxy.example', { host: 'proxy.example', port: 80 }],
  ['PROXY [::1]:8080; DIRECT', { host: '::1', port: 8080 }],
  ['SOCKS5 a.example:1080; PROXY b.example:3128', { host: 'b.example', port: 3128 }],
  ['HTTPS a.example:443;DIRECT', undefined],
])('%j', (text, value) => {
  expect(parseSystemProxy(text)).toEqual({ ok: true, value });
});

it.each(['SOCKS5 a.example:1080', 'HTTPS a.example:443', '', 'PROXY ', 'PROXY a b'])(
  '%j is no way',
  (text) => {
    expect(parseSystemProxy(text)).toMatchObject({ code: 'proxy-refused' });
  },
);
