// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import type { Organisation } from '#core/archive/catalogue';
import { article, catalogue, source } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';

vi.hoisted(() => Object.assign(window, { attache: {} }));
const { AnswerCard } = await import('./answer-card.tsx');

let undraw: () => void = () => undefined;
afterEach(() => undraw());

const protocol = {
  ...source('protocol'),
  title: 'Protocol',
  relations: [{ type: 'supplements' as const, source: 'convention' }],
};
const convention = {
  ...source('convention'),
  title: 'Convention',
  kind: 'treaty' as const,
  status: 'in-force' as const,
  number: 'A/RES/55/25',
  adopted: '2000-11-15',
  inForce: '2003-09-29',
};
const organisations: readonly Organisation[] = [
  { id: 'un', names: { en: 'United Nations' }, acronyms: ['UN'] },
  { id: 'unodc', names: { en: 'Office on Drugs and Crime' }, acronyms: ['UNODC', 'ONUDC'], partOf: 'un' },
];
const citing = {
  ...article('citing'),
  citations: [{ number: 1, source: 'convention', places: [{ block: 'p-1', offset: 0 }] }],
};

async function draw(query: string): Promise<string> {
  undraw = await renderPage(<AnswerCard query={query} />, {
    catalogue: {
      ...catalogue({ articles: [citing], sources: [convention, protocol], topics: [], conferences: [] }),
      organisations,
    },
  });
  return document.querySelector('section')?.textContent ?? '';
}

it('says what the record of a source says', async () => {
  const text = await draw('convention');
  for (const words of ['A/RES/55/25', 'Treaty', 'In force', '2003', 'Protocol'])
    expect(text).toContain(words);
  expect(text).toMatch(/1 article/);
  expect(document.querySelector('section a')?.getAttribute('href')).toBe('#/source/convention');
});

it('shows nothing that the record does not have', async () => {
  await draw('Protocol');
  const names = [...document.querySelectorAll('dt')].map((name) => name.textContent);
  expect(names).toHaveLength(1);
  expect(document.querySelector('dd a')?.getAttribute('href')).toBe('#/source/convention');
});

it('says of an organisation what it is part of', async () => {
  const text = await draw('UNODC');
  expect(text).toContain('ONUDC');
  expect(document.querySelector('dd a')?.textContent).toBe('United Nations');
});

it('is not there where a query is more than a name', async () => {
  expect(await draw('convention women')).toBe('');
});
