import { expect, it } from 'vitest';
import { placeToolbar } from './place-toolbar.ts';

const pane = { width: 600, height: 400 };
const toolbar = { width: 300, height: 40 };

it.each([
  ['above the middle of the selection', { x: 200, y: 200, width: 100, height: 20 }, { left: 100, top: 152 }],
  [
    'below it where there is no room above',
    { x: 200, y: 10, width: 100, height: 20 },
    { left: 100, top: 38 },
  ],
  ['inside the pane at its start', { x: 0, y: 200, width: 20, height: 20 }, { left: 8, top: 152 }],
  ['inside the pane at its end', { x: 580, y: 200, width: 20, height: 20 }, { left: 292, top: 152 }],
  [
    'at the foot of a selection that fills the pane',
    { x: 0, y: -50, width: 600, height: 900 },
    { left: 150, top: 352 },
  ],
])('stands %s', (_where, selection, place) => {
  expect(placeToolbar(selection, toolbar, pane)).toEqual(place);
});

it.each([
  { x: 0, y: -60, width: 100, height: 40 },
  { x: 0, y: 400, width: 100, height: 40 },
])('is nowhere while the selection is out of sight', (selection) => {
  expect(placeToolbar(selection, toolbar, pane)).toBeUndefined();
});
