// Security.md §3, rows R1 to R4 and R7: editions that are rightly signed, and not the next one.
import { describe, expect, it } from 'vitest';
import { fixtureKey } from './fixture-edition.ts';
import { editEdition, signAgain } from './testing/hostile-edition.ts';
import { buildRoot, shareHostileGround, withRoot } from './testing/hostile-ground.ts';

const KEY = fixtureKey(1);

const { ground, edition, expectRefused } = shareHostileGround();

describe('order', () => {
  const signed = (change: Readonly<Record<string, unknown>>) =>
    signAgain(edition(3), editEdition(edition(3), change), [KEY]);

  it('R1 an older edition', () => expectRefused(edition(1), 'rollback'));
  it('R3 an epoch that no root has begun is not signed for; begun by a root, it is newer whatever its number', async () => {
    const ahead = signed({ epoch: 2, number: 1 });
    await expectRefused(ahead, 'bad-signature');
    const begun = withRoot(ahead, 2, buildRoot(edition(3), { version: 2, epoch: 2 }, [KEY], [KEY]));
    expect(await ground().offer(begun)).toMatchObject({ value: { relation: 'update' } });
  });
  it('R2 another edition with the number of ours', () =>
    expectRefused(signed({ number: 2 }), 'equivocation'));
  it.each([2 ** 40 + 1, 2 ** 53 - 1, 2 ** 53, 0, -1, 1.5])('R3 the number %d', async (number) => {
    await expectRefused(signed({ number }), 'bad-data');
    await expectRefused(signed({ epoch: number }), 'bad-data');
  });
  it('R4, R7 one that is long past its date is accepted: that is advice', async () => {
    const dates = { createdAt: '1970-01-01T00:00:00.000Z', freshUntil: '1970-01-02T00:00:00.000Z' };
    expect(await ground().offer(signed(dates))).toMatchObject({ ok: true, value: { edition: 3 } });
    expect(await ground().offer(signed({ createdAt: '2099-01-01T00:00:00.000Z' }))).toMatchObject({
      ok: true,
    });
  });
  it('of a newer format is told apart from damage', () =>
    expectRefused(signed({ format: 2, new: 1 }), 'newer-format'));
  it('of another archive under the same root', () =>
    expectRefused(signed({ archiveId: 'another' }), 'other-archive'));
});
