import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAnnotationsStore } from '#node/storage/annotations-store';
import { buildNoteDraft } from '#node/storage/testing/note-drafts';

const COUNT = 120;
const FLIPS = 200;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-flips-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const open = (readOnly: boolean) =>
  openAnnotationsStore({ folder, now: () => new Date().toISOString(), uuid: randomUUID, readOnly });

/** Numbers that look drawn at random and are the same in every run. */
function createDraws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe.each([1, 2])('a flipped bit, with %i file(s) of the journal', (generations) => {
  it('never makes the app fail, gives no wrong text, and costs one note at most, which is told', () => {
    const store = open(false);
    for (let count = 1; count <= COUNT; count += 1)
      store.save(buildNoteDraft(`p-${count}`, `text ${count} ü`));
    if (generations === 2) store.tidy();
    const expected = new Map(store.list().map((annotation) => [annotation.id, annotation]));
    const names = readdirSync(join(folder, 'notes'));
    expect(names).toHaveLength(generations);
    const draw = createDraws(20_261_125);
    let [kept, told] = [0, 0];
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const path = join(folder, 'notes', names[draw(names.length)] ?? '');
      const bytes = readFileSync(path);
      const flipped = Buffer.from(bytes);
      const at = draw(bytes.length);
      flipped[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
      writeFileSync(path, flipped);
      // As another process would: nothing is mended, so each flip meets the same files.
      const { problems, list } = open(true);
      for (const annotation of list()) expect(annotation).toEqual(expected.get(annotation.id));
      const missing = COUNT - list().length;
      expect(missing).toBeLessThanOrEqual(2);
      if (missing > 0) expect(problems).toHaveLength(1);
      kept += list().length;
      told += problems.length;
      writeFileSync(path, bytes);
    }
    expect(kept / (FLIPS * COUNT)).toBeGreaterThan(0.99);
    if (generations === 2)
      expect({ kept, told: told < FLIPS / 10 }).toEqual({ kept: FLIPS * COUNT, told: true });
  }, 60_000);
});
