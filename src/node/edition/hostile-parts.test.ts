// Security.md §3, rows R5, H1, J3 and P2: rightly signed, and the parts are not what was signed or not harmless.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtureKey } from './fixture-edition.ts';
import { editEdition, editionOf, signAgain, withoutParts, withParts } from './testing/hostile-edition.ts';
import { PDF } from './testing/hostile-fixture.ts';
import { shareHostileGround } from './testing/hostile-ground.ts';
import { publish } from './testing/store-fixture.ts';

const KEY = fixtureKey(1);

const { ground, edition, expectRefused } = shareHostileGround();

describe('parts that do not belong together (R5)', () => {
  it('the blobs of another edition', async () => {
    const blobs = [...edition(1)].filter(([name]) => name.startsWith('blobs/'));
    const head = withoutParts(edition(3), (name) => name.startsWith('blobs/'));
    await expectRefused(new Map([...head, ...blobs]), 'incomplete');
  });

  it('the bytes of another blob under the name', async () => {
    const mine = [...edition(3).keys()].filter((name) => name.startsWith('blobs/') && !edition(2).has(name));
    const theirs = [...edition(1).keys()].filter(
      (name) => name.startsWith('blobs/') && !edition(2).has(name),
    );
    expect(mine.length).toBeGreaterThan(2);
    for (const name of mine) {
      for (const other of theirs) {
        const result = await ground().offer(withParts(edition(3), { [name]: edition(1).get(other) ?? '' }));
        expect(result.ok ? 'accepted' : result.code).toMatch(/^(?:hash|length)-mismatch$/u);
      }
    }
  });

  it('a blob with another size than was signed', async () => {
    await expectRefused(withParts(edition(3), { [PDF]: '%PDF-1.7 a small file, longer' }), 'length-mismatch');
    await expectRefused(withParts(edition(3), { [PDF]: '' }), 'length-mismatch');
  });

  it.each([
    ['articles', { articles: 7, sources: 1, bytes: 0 }],
    ['sources', { articles: 1, sources: 9, bytes: 0 }],
    ['bytes', { articles: 1, sources: 1, bytes: 1 }],
  ] as const)('a wrong count of %s', async (_name, counts) => {
    await expectRefused(signAgain(edition(3), editEdition(edition(3), { counts }), [KEY]), 'bad-data');
  });

  it('records under the name of others', async () => {
    const { records } = editionOf(edition(3));
    const swapped = { ...records, sources: records.terms, terms: records.sources };
    await expectRefused(
      signAgain(edition(3), editEdition(edition(3), { records: swapped }), [KEY]),
      'bad-data',
    );
  });
});

describe('content that a signature does not make harmless', () => {
  it.each([
    ['an article with a script', { bodies: { 'first-article': '<script>x</script>' } }, 'unsafe-content'],
    ['an index that search cannot read', { index: '[]' }, 'bad-index'],
  ] as const)('%s', async (_name, options, code) => {
    const to = await mkdtemp(join(tmpdir(), 'attache-evil-'));
    await publish(to, { ...options, archiveId: 'evil' });
    expect(await ground().fixture.store.preview(to)).toMatchObject({ code });
    await ground().checkUntouched();
    await rm(to, { recursive: true });
  });
});
