import { describe, expect, it, vi } from 'vitest';
import { createNetworkGuard } from '../network.ts';

const { ended } = vi.hoisted(() => ({ ended: { times: 0 } }));

// The importing process exists only inside Electron; here it is only counted how often it is ended.
vi.mock('./import-client.ts', () => ({
  createImportClient: () => ({ end: async () => void (ended.times += 1) }),
}));
const { createImportWork } = await import('./import-work.ts');

function setUp() {
  ended.times = 0;
  const guard = createNetworkGuard({ now: () => new Date(0), onChange: () => undefined });
  return createImportWork(
    { archiveFolder: '/nowhere', onProgress: () => undefined },
    { guard, resolveProxy: () => Promise.resolve('DIRECT') },
  );
}

const CHANGE = { edition: 2, changed: { archive: 'a', revised: [], removed: [] } };

describe('the importing process', () => {
  it('goes after a job, however that ended', async () => {
    const work = setUp();
    expect(await work.hold(async () => 'done')).toBe('done');
    expect(ended.times).toBe(1);
    await expect(work.hold(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(ended.times).toBe(2);
  });

  it('stays while a preview is on the screen, and goes when that is let go of', async () => {
    const work = setUp();
    await work.hold(async () => void work.changes.set('one', CHANGE));
    expect(ended.times).toBe(0);
    await work.forget();
    expect(ended.times).toBe(1);
  });

  it('is not taken from a job by another that ends, nor by a preview that is let go of', async () => {
    const work = setUp();
    let finish = (): void => undefined;
    const long = work.hold(() => new Promise<void>((resolve) => (finish = resolve)));
    await work.hold(async () => undefined);
    await work.forget();
    expect(ended.times).toBe(0);
    finish();
    await long;
    expect(ended.times).toBe(1);
  });
});
