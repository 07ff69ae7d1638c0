import { expect, it } from 'vitest';
import { matchAccelerator, type KeyPress } from './match-accelerator.ts';

const press = (key: string, code: string, mods: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrl: false,
  alt: false,
  shift: false,
  ...mods,
});

it.each([
  ['palette', press('k', 'KeyK', { ctrl: true })],
  ['palette on a Russian layout', press('л', 'KeyK', { ctrl: true })],
  ['palette on an Arabic layout', press('ن', 'KeyK', { ctrl: true })],
])('finds %s by its key', (_name, key) => {
  expect(matchAccelerator(key)).toBe('palette');
});

it.each([
  ['k', press('k', 'KeyK')],
  ['Ctrl+Alt+K', press('k', 'KeyK', { ctrl: true, alt: true })],
  ['a Latin letter in the place of another', press('q', 'KeyK', { ctrl: true })],
])('takes nothing for %s', (_name, key) => {
  expect(matchAccelerator(key)).toBeUndefined();
});

it('tells F3 from Shift+F3', () => {
  expect(matchAccelerator(press('F3', 'F3'))).toBe('find-next');
  expect(matchAccelerator(press('F3', 'F3', { shift: true }))).toBe('find-previous');
});

it('mirrors back and forward where reading goes from right to left', () => {
  const left = press('ArrowLeft', 'ArrowLeft', { alt: true });
  expect(matchAccelerator(left, 'ltr')).toBe('back');
  expect(matchAccelerator(left, 'rtl')).toBe('forward');
});
