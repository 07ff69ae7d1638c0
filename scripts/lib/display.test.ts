import { expect, it } from 'vitest';
import { opensWindow } from './display.mjs';

it.each([
  ['electron .', true],
  ['node_modules/.bin/electron .', true],
  ['electron-vite dev', true],
  ['electron-vite', true],
  ['electron-vite preview', true],
  ['electron-vite build', false],
  ['playwright test e2e/a.spec.ts', true],
  ['playwright test --list', false],
  ['playwright show-report', false],
  ['electron-builder --dir', false],
  ['node bench/run.mjs', false],
])('knows whether %j opens a window', (line, expected) => {
  const [command = '', ...args] = line.split(' ');
  expect(opensWindow(command, args)).toBe(expected);
});
