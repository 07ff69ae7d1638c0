// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings/settings';
import { catalogue } from '../archive/testing/records.ts';
import { renderPage } from '../archive/testing/render-page.tsx';
import { ToastRegion } from '../ui/toast-region.tsx';
import { SettingsPage } from './settings-page.tsx';

const none = { articles: [], sources: [], topics: [], conferences: [] };
let undraw: () => void = () => undefined;
afterEach(() => undraw());

async function open(canSave: boolean): Promise<readonly Partial<Settings>[]> {
  const asked: Partial<Settings>[] = [];
  const setSettings = async (patch: Partial<Settings>) => {
    asked.push(patch);
    return canSave
      ? ({ ok: true, value: { ...DEFAULT_SETTINGS, ...patch } } as const)
      : ({ ok: false, code: 'write-failed', message: 'a test' } as const);
  };
  const page = (
    <>
      <SettingsPage />
      <ToastRegion label="Messages" closeLabel="Close" />
    </>
  );
  undraw = await renderPage(page, { catalogue: catalogue(none), user: { setSettings } });
  return asked;
}

/** The field that these words name. */
function field(name: string): HTMLInputElement {
  const labels = [...document.querySelectorAll('label')];
  const label = labels.find(({ textContent }) => textContent.startsWith(name));
  const found =
    label?.querySelector('input') ?? document.querySelector(`#${CSS.escape(label?.htmlFor ?? '')}`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`nothing is called ${name}`);
  return found;
}

const press = (name: string): Promise<void> => act(async () => field(name).click());

describe('settings', () => {
  it.each<[string, Partial<Settings>]>([
    ['Dark', { theme: 'dark' }],
    ['Sepia paper', { paper: 'sepia' }],
    ['More contrast', { contrast: 'more' }],
    ['Paragraph numbers', { paragraphNumbers: true }],
    ['العربية', { language: 'ar' }],
    ['English', { language: 'en' }],
    ['Single-letter keys', { singleKeys: false }],
  ])('asks at once for what is chosen: %s', async (name, patch) => {
    const asked = await open(true);
    await press(name);
    expect(asked).toEqual([patch]);
  });

  it('asks for another text size, within what may be read', async () => {
    const asked = await open(true);
    const size = field('Text size of articles');
    expect([size.min, size.max, size.value]).toEqual(['15', '28', '19']);
    await act(async () => {
      // React watches the element's own property: as a person would, past it.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(size, '23');
      size.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(asked).toEqual([{ readingSize: 23 }]);
  });

  it('tells when a choice could not be kept', async () => {
    await open(false);
    await press('Dark');
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('The setting was not saved');
  });

  it('names each language in itself, for screen readers too', async () => {
    await open(true);
    expect(field('العربية').closest('label')?.lang).toBe('ar');
  });
});
