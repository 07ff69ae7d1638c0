// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectTyping, takeTyped } from './type-ahead.ts';

/** A key without modifiers. */
const key = (name: string) => ({ key: name, code: '', ctrl: false, alt: false, shift: false, meta: false });

/** Types what `words` says, one key after the other, at the present moment. */
function type(words: string): readonly boolean[] {
  return Array.from(words, (letter) => takeTyped(key(letter)));
}

/** The environment has no execCommand: this one writes where the selection is, as a browser's does. */
function insertText(_command: string, _ui?: boolean, text = ''): boolean {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return false;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  return true;
}

/** A key in the field, and what it does there. */
function press(field: HTMLInputElement, letter: string): void {
  field.dispatchEvent(new KeyboardEvent('keydown', { key: letter, bubbles: true }));
  if (letter.length === 1) insertText('', false, letter);
}

describe('what is typed before the field has the cursor', () => {
  let field: HTMLInputElement;
  beforeEach(() => {
    vi.useFakeTimers();
    document.execCommand = insertText;
    field = document.createElement('input');
    document.body.append(field);
  });
  afterEach(() => {
    vi.advanceTimersByTime(2000);
    field.remove();
    vi.useRealTimers();
  });

  it('is nobody’s while no field is awaited', () => {
    expect(type('j')).toEqual([false]);
  });

  it('stands in the field once it has the cursor, and what follows after it', async () => {
    expectTyping();
    expect(type('ab')).toEqual([true, true]);
    field.focus();
    await Promise.resolve();
    expect(field.value).toBe('ab');
    press(field, 'c');
    expect(field.value).toBe('abc');
  });

  it('stands before what the field has heard already, and the cursor stays behind', () => {
    expectTyping();
    field.focus();
    press(field, 'c');
    press(field, 'd');
    expect(type('ab')).toEqual([true, true]);
    press(field, 'e');
    expect(field.value).toBe('abcde');
  });

  it('is a key of the article again when the field was left', () => {
    expectTyping();
    field.focus();
    field.blur();
    expect(type('jk')).toEqual([false, false]);
    expect(field.value).toBe('');
  });

  it('keeps the cursor that the article takes back from before, but not from a person who left', () => {
    const article = document.createElement('iframe');
    article.tabIndex = 0;
    document.body.append(article);
    const takeBack = (): Element | null => {
      article.focus();
      window.dispatchEvent(new Event('blur'));
      vi.advanceTimersByTime(1);
      return document.activeElement;
    };
    expectTyping();
    field.focus();
    expect(takeBack()).toBe(field);
    press(field, 'Escape');
    expect(takeBack()).toBe(article);
    article.remove();
  });

  it('is given up after Escape, a command, a click or a second and a half', () => {
    const ends: readonly (() => void)[] = [
      () => expect(takeTyped(key('Escape'))).toBe(false),
      () => expect(takeTyped({ ...key('b'), ctrl: true })).toBe(false),
      () => void window.dispatchEvent(new Event('pointerdown')),
      () => void vi.advanceTimersByTime(1500),
    ];
    for (const end of ends) {
      expectTyping();
      expect(type('a')).toEqual([true]);
      end();
      expect(type('j')).toEqual([false]);
    }
  });
});
