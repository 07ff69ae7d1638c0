import { describe, expect, it } from 'vitest';
import { checkRelease } from './check-release.ts';
import { isDistrusted } from './check-revoked.ts';
import { checkSigners } from './check-signers.ts';
import type { Root } from './edition.ts';
import { freshnessOf, latestKnownTime } from './freshness.ts';
import { buildFirstRoot, buildNextRoot, type PublicKey } from './next-root.ts';
import { parseRoot } from './parse-root.ts';

const key = (name: string): PublicKey => ({
  keyId: name.repeat(64),
  publicKey: name.toUpperCase().repeat(43),
});
const [A, B, C] = [key('a'), key('b'), key('c')];
const reviewBy = '2028-01-01T00:00:00.000Z';
const root: Root = {
  ...buildFirstRoot('archive', {
    root: { keys: [A, B, C], threshold: 2 },
    release: { keys: [B, C], threshold: 1, withdrawalThreshold: 2 },
    reviewBy,
  }),
  epoch: 2,
};
const said = { archiveId: 'archive', rootVersion: 1, epoch: 2, withdrawn: [] };
const withdrawn = [{ article: 'x', reason: 'y' }];

describe('what a root allows', () => {
  it.each([
    ['an edition of its epoch', {}, 1, 'ok'],
    ['one of an older epoch', { epoch: 1 }, 1, 'ok'],
    ['one of an epoch that is not begun', { epoch: 3 }, 2, 'bad-signature'],
    ['one of another archive', { archiveId: 'other' }, 2, 'other-archive'],
    ['one that needs a newer root', { rootVersion: 2 }, 2, 'incomplete'],
    ['a withdrawal by one', { withdrawn }, 1, 'bad-signature'],
    ['a withdrawal by two', { withdrawn }, 2, 'ok'],
  ])('%s', (_name, change, signers, expected) => {
    const ids = new Set([B.keyId, C.keyId].slice(0, signers));
    const result = checkRelease({ ...said, ...change }, root, ids);
    expect(result.ok ? 'ok' : result.code).toBe(expected);
  });

  it('has one epoch, and one threshold, where it names none', () => {
    const { epoch: _, ...plain } = root;
    const roles = { ...root.roles, release: { keyIds: [B.keyId], threshold: 1 } };
    expect(checkRelease({ ...said, epoch: 1, withdrawn }, { ...plain, roles }, new Set([B.keyId])).ok).toBe(
      true,
    );
    expect(checkRelease(said, { ...plain, roles }, new Set([B.keyId]))).toMatchObject({
      code: 'bad-signature',
    });
  });
});

describe('who may sign', () => {
  it.each([
    ['one listed key', [B], false, 'ok'],
    ['two for a withdrawal', [B, C], true, 'ok'],
    ['one for a withdrawal', [B], true, 'too-few-keys'],
    ['one key twice for a withdrawal', [B, B], true, 'too-few-keys'],
    ['a root key that may not publish', [A], false, 'unknown-key'],
    ['a stranger beside a listed key', [B, key('d')], false, 'unknown-key'],
  ])('%s', (_name, keys, withdraws, expected) => {
    const result = checkSigners(
      root,
      keys.map(({ keyId }) => keyId),
      withdraws,
    );
    expect(result.ok ? 'ok' : result.code).toBe(expected);
  });
});

describe('the next root', () => {
  const known = new Set([A, B, C].map(({ keyId }) => keyId));

  it('keeps what is not changed, and only the keys that are used', () => {
    const next = buildNextRoot(root, { release: { keys: [C], withdrawalThreshold: 1 }, reviewBy }, known);
    expect(next).toMatchObject({ ok: true, value: { version: 2, epoch: 2 } });
    if (!next.ok) return;
    expect(next.value.roles).toEqual({
      root: root.roles.root,
      release: { keyIds: [C.keyId], threshold: 1, withdrawalThreshold: 1 },
    });
    expect(Object.keys(next.value.keys)).toHaveLength(3);
    expect(parseRoot(next.value).ok).toBe(true);
  });

  it('drops a revoked key from every role, and remembers it for good', () => {
    const change = {
      release: { withdrawalThreshold: 1 },
      revoke: { keyId: B.keyId, distrustFrom: 9 },
      reviewBy,
    };
    const second = buildNextRoot(root, change, known);
    if (!second.ok) throw new Error(second.message);
    expect(second.value.revoked).toEqual([{ keyId: B.keyId, distrustFrom: 9 }]);
    expect(JSON.stringify([second.value.keys, second.value.roles])).not.toContain(B.keyId);
    const third = buildNextRoot(second.value, { newEpoch: true, reviewBy }, known);
    expect(third).toMatchObject({ value: { epoch: 3, revoked: second.value.revoked } });
    const later = { ...change, revoke: { keyId: B.keyId, distrustFrom: 12 } };
    expect(buildNextRoot(second.value, later, known)).toMatchObject({
      value: { revoked: second.value.revoked },
    });
  });

  it.each([
    ['a key that no root has listed', { keyId: 'e'.repeat(64), distrustFrom: 1 }, 'unknown-key'],
    ['a key without which too few could sign', { keyId: C.keyId, distrustFrom: 1 }, 'no-key-left'],
  ])('is not made for %s', (_name, revoke, code) => {
    expect(buildNextRoot(root, { revoke, reviewBy }, known)).toMatchObject({ code });
  });
});

describe('an edition that was installed before a key was revoked', () => {
  const newest = { ...root, revoked: [{ keyId: B.keyId, distrustFrom: 5 }] };
  it.each([
    ['from before the theft', 4, [B], 1, false],
    ['from the theft on', 5, [B], 1, true],
    ['that another key vouches for', 5, [B, C], 1, false],
    ['that needed both', 5, [B, C], 2, true],
    ['by another key', 9, [C], 1, false],
  ])('%s', (_name, number, keys, needed, expected) => {
    const signers = new Set(keys.map(({ keyId }) => keyId));
    expect(isDistrusted({ number, signers, needed }, newest)).toBe(expected);
    expect(isDistrusted({ number, signers, needed }, root)).toBe(false);
  });
});

describe('the age of an edition', () => {
  const edition = { createdAt: '2026-03-01T00:00:00Z', freshUntil: '2027-03-01T00:00:00Z' };
  it.each([
    ['a clock of 1970', '1970-01-01T00:00:00Z', [], { isOld: false, ageDays: 0 }],
    [
      'a clock of 1970, and a newer edition seen',
      '1970-01-01T00:00:00Z',
      ['2026-03-31T00:00:00Z'],
      { isOld: false, ageDays: 30 },
    ],
    [
      'a clock set back, and one seen that is past the date',
      '2026-03-02T00:00:00Z',
      ['2027-03-02T00:00:00Z'],
      { isOld: true, ageDays: 366 },
    ],
    ['the right clock', '2026-09-29T12:00:00Z', ['2026-03-01T00:00:00Z'], { isOld: false, ageDays: 212 }],
    ['the last moment', '2027-03-01T00:00:00Z', [], { isOld: false, ageDays: 365 }],
    ['a clock of 2099', '2099-01-01T00:00:00Z', [], { isOld: true, ageDays: 26_604 }],
  ])('by %s', (_name, clock, seen, expected) => {
    expect(freshnessOf(edition, latestKnownTime(new Date(clock), seen))).toEqual(expected);
  });
});
