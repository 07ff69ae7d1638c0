import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNoteSaver, IDLE_MS, LONGEST_MS, type NoteStatus } from './note-saver.ts';

function setUp(answers: readonly ('disk-full' | null)[] = []) {
  const written: string[] = [];
  const statuses: string[] = [];
  const finish: (() => void)[] = [];
  const saver = createNoteSaver<'disk-full'>({
    write: (text) =>
      new Promise((resolve) => {
        const answer = answers[written.length] ?? null;
        written.push(text);
        finish.push(() => resolve(answer));
      }),
    onStatus: (status: NoteStatus<'disk-full'>) => statuses.push(status.status),
  });
  const finishNext = async (): Promise<void> => {
    finish.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, written, statuses, finishNext };
}

describe('createNoteSaver', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes after a pause, and says saved only when the disk has it', async () => {
    const { saver, written, statuses, finishNext } = setUp();
    saver.change('a');
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(written).toEqual(['ab']);
    expect(statuses).toEqual(['saving']);
    await finishNext();
    expect(statuses).toEqual(['saving', 'saved']);
  });

  it('writes while someone types without a pause', async () => {
    const { saver, written } = setUp();
    for (let at = 0; at < LONGEST_MS; at += 100) {
      saver.change('x'.repeat(at / 100 + 1));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(written).toHaveLength(1);
  });

  it('writes at once when asked to, and only what is new', async () => {
    const { saver, written, finishNext } = setUp();
    saver.change('a');
    const flushed = saver.flush();
    await finishNext();
    await flushed;
    await saver.flush();
    expect(written).toEqual(['a']);
  });

  it('goes on writing after a flush with nothing to write', async () => {
    const { saver, written, statuses, finishNext } = setUp();
    saver.change('a');
    void saver.flush();
    await finishNext();
    await saver.flush();
    saver.change('ab');
    expect(statuses.at(-1)).toBe('saving');
    await vi.advanceTimersByTimeAsync(IDLE_MS);
    await finishNext();
    expect(written).toEqual(['a', 'ab']);
    expect(statuses.at(-1)).toBe('saved');
  });

  it('never has two writes under way, and ends with the newest text', async () => {
    const { saver, written, statuses, finishNext } = setUp();
    saver.change('a');
    void saver.flush();
    saver.change('ab');
    void saver.flush();
    saver.change('abc');
    const last = saver.flush();
    expect(written).toEqual(['a']);
    await finishNext();
    expect(written).toEqual(['a', 'abc']);
    await finishNext();
    await last;
    expect(statuses).toEqual(['saving', 'saved']);
  });

  it('tells a failure, and tries again with the next change', async () => {
    const { saver, statuses, finishNext } = setUp(['disk-full']);
    saver.change('a');
    void saver.flush();
    await finishNext();
    saver.change('ab');
    void saver.flush();
    await finishNext();
    expect(statuses).toEqual(['saving', 'failed', 'saving', 'saved']);
  });
});
