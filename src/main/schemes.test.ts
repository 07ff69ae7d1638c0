import { expect, it } from 'vitest';
import { CSP, SCHEMES } from './schemes.ts';

it('gives our schemes exactly these privileges (security A19)', () => {
  expect(SCHEMES).toStrictEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
    { scheme: 'arch', privileges: { standard: true, secure: true } },
  ]);
});

const parse = (csp: string): ReadonlyMap<string, string> =>
  new Map(
    csp.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

it.each(Object.entries(CSP))('spells the policy %s so that it does something (security A7)', (_name, csp) => {
  // A name with a colon, or one that is not known, is ignored by the browser without a word.
  const known =
    /^(?:(?:default|script|style|img|font|connect|frame|worker|object|media)-src|base-uri|form-action|frame-ancestors|require-trusted-types-for|trusted-types|sandbox)$/;
  const names = [...parse(csp).keys()];
  expect(names.filter((name) => !known.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(csp.split('; ').length);
  expect(parse(csp).get('default-src')).toBe("'none'");
  expect(csp).not.toMatch(/unsafe-|https?:|wss?:|\*|allow-(?!same-origin)/);
});

it('lets no script run in an article or in anything that is not a page (security A8)', () => {
  for (const csp of [CSP.article, CSP.inert]) {
    expect(parse(csp).has('script-src')).toBe(false);
    expect(parse(csp).has('sandbox')).toBe(true);
  }
  expect(parse(CSP.article).get('sandbox')).toBe('allow-same-origin');
  expect(parse(CSP.inert).get('sandbox')).toBe('');
});

it.each(['shell', 'pdf'] as const)('lets the page %s make no markup from text (security A9)', (page) => {
  expect(parse(CSP[page]).get('require-trusted-types-for')).toBe("'script'");
  expect(parse(CSP[page]).get('trusted-types')).toBe('attache-worker');
});

it('lets the page with PDFs ask nobody but its own origin, and be shown by the shell only (security P1)', () => {
  const policy = parse(CSP.pdf);
  const sources = [...policy].filter(([name]) => name.endsWith('-src') && name !== 'default-src');
  for (const [, value] of sources) expect(["'self'", "'none'"]).toContain(value);
  expect(policy.get('frame-ancestors')).toBe('app://shell');
  expect(policy.get('frame-src')).toBe("'none'");
});
