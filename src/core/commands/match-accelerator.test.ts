import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command } from './commands.ts';
import {
  describeAccelerator,
  findCommand,
  matchAccelerator,
  mirrorAccelerator,
  type Keyboard,
  type KeyPress,
} from './match-accelerator.ts';

const PC: Keyboard = { isMac: false, direction: 'ltr' };
const MAC: Keyboard = { isMac: true, direction: 'ltr' };
const ARABIC: Keyboard = { isMac: false, direction: 'rtl' };

const press = (key: string, code: string, mods: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrl: false,
  alt: false,
  shift: false,
  meta: false,
  ...mods,
});

describe('matchAccelerator', () => {
  it.each<[string, KeyPress]>([
    ['CmdOrCtrl+K', press('k', 'KeyK', { ctrl: true })],
    ['CmdOrCtrl+K', press('K', 'KeyK', { ctrl: true })],
    ['CmdOrCtrl+K', press('л', 'KeyK', { ctrl: true })],
    ['CmdOrCtrl+K', press('ن', 'KeyK', { ctrl: true })],
    ['CmdOrCtrl+A', press('a', 'KeyQ', { ctrl: true })],
    ['CmdOrCtrl+Shift+A', press('A', 'KeyA', { ctrl: true, shift: true })],
    ['CmdOrCtrl+,', press(',', 'Comma', { ctrl: true })],
    ['CmdOrCtrl+,', press('б', 'Comma', { ctrl: true })],
    ['CmdOrCtrl+,', press(',', 'KeyM', { ctrl: true })],
    ['CmdOrCtrl+Shift+.', press('>', 'Period', { ctrl: true, shift: true })],
    ['Alt+Left', press('ArrowLeft', 'ArrowLeft', { alt: true })],
    ['Shift+F6', press('F6', 'F6', { shift: true })],
  ])('takes %s from %j', (accelerator, key) => {
    expect(matchAccelerator(accelerator, key, PC)).toBe(true);
  });

  it.each<[string, KeyPress]>([
    ['CmdOrCtrl+K', press('k', 'KeyK')],
    ['CmdOrCtrl+K', press('k', 'KeyK', { ctrl: true, shift: true })],
    ['CmdOrCtrl+K', press('k', 'KeyK', { ctrl: true, alt: true })],
    ['CmdOrCtrl+K', press('q', 'KeyK', { ctrl: true })],
    ['CmdOrCtrl+M', press(',', 'KeyM', { ctrl: true })],
    ['CmdOrCtrl+,', press('w', 'Comma', { ctrl: true })],
    ['F6', press('F6', 'F6', { shift: true })],
  ])('leaves %s for %j', (accelerator, key) => {
    expect(matchAccelerator(accelerator, key, PC)).toBe(false);
  });

  it('takes the command key on a Mac, and not the control key', () => {
    expect(matchAccelerator('CmdOrCtrl+K', press('k', 'KeyK', { meta: true }), MAC)).toBe(true);
    expect(matchAccelerator('CmdOrCtrl+K', press('k', 'KeyK', { ctrl: true }), MAC)).toBe(false);
  });
});

describe('findCommand', () => {
  it.each([
    ['palette', press('k', 'KeyK', { ctrl: true })],
    ['palette', press('л', 'KeyK', { ctrl: true })],
    ['settings', press(',', 'KeyM', { ctrl: true })],
    ['find-next', press('F3', 'F3')],
    ['find-previous', press('F3', 'F3', { shift: true })],
  ])('finds %s', (id, key) => {
    expect(findCommand(key, PC)).toBe(id);
  });

  it('finds nothing for a plain letter or AltGr', () => {
    expect(findCommand(press('k', 'KeyK'), PC)).toBeUndefined();
    expect(findCommand(press('k', 'KeyK', { ctrl: true, alt: true }), PC)).toBeUndefined();
  });

  it('mirrors back and forward where reading goes from right to left', () => {
    const left = press('ArrowLeft', 'ArrowLeft', { alt: true });
    const right = press('ArrowRight', 'ArrowRight', { alt: true });
    expect([findCommand(left, PC), findCommand(right, PC)]).toEqual(['back', 'forward']);
    expect([findCommand(left, ARABIC), findCommand(right, ARABIC)]).toEqual(['forward', 'back']);
  });
});

it('gives no two commands the same keys', () => {
  const all = COMMANDS.flatMap(({ accelerator }: Command) => accelerator ?? []);
  expect(new Set(all).size).toBe(all.length);
});

describe('describeAccelerator', () => {
  it('names the keys of the system', () => {
    expect(describeAccelerator('CmdOrCtrl+Shift+A', PC)).toEqual(['Ctrl', 'Shift', 'A']);
    expect(describeAccelerator('CmdOrCtrl+Shift+A', MAC)).toEqual(['⌘', '⇧', 'A']);
  });

  it('tells the mirrored arrow where reading goes from right to left', () => {
    expect(describeAccelerator('Alt+Left', PC)).toEqual(['Alt', '←']);
    expect(describeAccelerator('Alt+Left', ARABIC)).toEqual(['Alt', '→']);
  });
});

it('mirrors only the arrows that go back and forward', () => {
  expect(mirrorAccelerator('Alt+Right', 'rtl')).toBe('Alt+Left');
  expect(mirrorAccelerator('CmdOrCtrl+Left', 'rtl')).toBe('CmdOrCtrl+Left');
  expect(mirrorAccelerator('Alt+Left', 'ltr')).toBe('Alt+Left');
});
