// oxlint-disable-next-line no-restricted-imports -- Vitest empties style sheets that are imported: a test of their text reads the files
import { readdirSync, readFileSync } from 'node:fs';
// oxlint-disable-next-line no-restricted-imports -- as above
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(RENDERER, path), 'utf8');

it('is read before every other style of the window', () => {
  expect(/rel="stylesheet" href="([^"]+)"/.exec(read('index.html'))?.[1]).toBe('/layers.css');
});

it('puts every style of the window into one of the layers, modules into that of components', () => {
  const layers = /@layer ([^;]+);/.exec(read('public/layers.css'))?.[1]?.split(', ') ?? [];
  expect(layers).toEqual(['reset', 'tokens', 'base', 'components', 'overrides']);
  const all = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' });
  const modules = all.filter((path) => path.endsWith('.module.css'));
  expect(modules.length).toBeGreaterThan(30);
  for (const path of [...modules, 'styles/base.css', 'styles/tokens.css']) {
    const used = [...read(path).matchAll(/^@layer ([\w-]+) \{/gm)].map(([, name = '']) => name);
    if (path.endsWith('.module.css')) expect(used, path).toEqual(['components']);
    else for (const name of used) expect(layers, path).toContain(name);
    expect(used.length, path).toBeGreaterThan(0);
  }
});
