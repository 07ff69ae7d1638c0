import { expect, it } from 'vitest';
import type { Annotation } from '#core/annotations/annotation';
import { createAnnotationHistory, MAX_STEPS, type AnnotationStep } from './annotation-history.ts';

function made(id: string): AnnotationStep {
  const at = '2026-11-25T08:00:00.000Z';
  const target = { archive: 'a@0', article: 'x', title: 'X', edition: 1 };
  const after: Annotation = {
    id,
    motivation: 'bookmarking',
    target,
    body: '',
    tags: [],
    created: at,
    modified: at,
  };
  return [{ before: null, after }];
}

it('undoes the last step first and does again what was undone last', () => {
  const history = createAnnotationHistory();
  const [one, two] = [made('1'), made('2')];
  history.push(one);
  history.push(two);
  expect(history.next('undo')).toBe(two);
  history.settle('undo', two);
  expect(history.next('undo')).toBe(one);
  expect(history.next('redo')).toBe(two);
  history.settle('redo', two);
  expect(history.next('undo')).toBe(two);
  expect(history.next('redo')).toBeUndefined();
});

it('forgets what was undone once something else is done', () => {
  const history = createAnnotationHistory();
  history.push(made('1'));
  history.settle('undo', made('1'));
  history.push(made('2'));
  expect(history.next('redo')).toBeUndefined();
});

it(`keeps ${MAX_STEPS} steps, and none that changed nothing`, () => {
  const history = createAnnotationHistory();
  for (let i = 0; i < MAX_STEPS + 5; i += 1) history.push(made(String(i)));
  history.push([]);
  let count = 0;
  for (; history.next('undo') !== undefined; count += 1) history.settle('undo', made('x'));
  expect(count).toBe(MAX_STEPS);
});

it('leaves out a step that was undone by its own button', () => {
  const history = createAnnotationHistory();
  const step = made('1');
  history.push(step);
  history.drop(step);
  expect(history.next('undo')).toBeUndefined();
});
