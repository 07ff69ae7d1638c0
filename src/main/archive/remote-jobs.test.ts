import { describe, expect, it } from 'vitest';
import type { BundlePreview } from '#core/edition/installed-archive';
import { fail, ok } from '#core/result';
import { createNetworkGuard } from '../network.ts';
import type { RemotePlace } from './import-messages.ts';
import { createRemoteJobs } from './remote-jobs.ts';

// The importer is another process: here it only remembers what it was asked, and looks whether the network is open.
function setUp({
  proxy = 'DIRECT',
  code,
}: { readonly proxy?: string; readonly code?: 'hash-mismatch' } = {}) {
  const guard = createNetworkGuard({ now: () => new Date(0), onChange: () => undefined });
  const asked: { readonly place: RemotePlace; readonly open: string | null }[] = [];
  const jobs = createRemoteJobs(
    () => ({
      look(place) {
        asked.push({ place, open: guard.status().open });
        jobs.count(place.address.host);
        // Only its id is read here.
        return Promise.resolve(ok({ previewId: 'one' } as BundlePreview));
      },
      fetchMissing(_previewId, place) {
        asked.push({ place, open: guard.status().open });
        return Promise.resolve(code === undefined ? ok(true) : fail(code, 'a part'));
      },
    }),
    { guard, resolveProxy: () => Promise.resolve(proxy) },
  );
  return { guard, asked, jobs };
}

describe('a job on the network', () => {
  it('opens it for the one host of the address, and closes it with the answer', async () => {
    const { guard, asked, jobs } = setUp();
    expect(await jobs.look('example.org/archive')).toMatchObject({ ok: true });
    expect(asked).toMatchObject([
      { open: 'example.org', place: { address: { href: 'https://example.org/archive/' }, proxy: undefined } },
    ]);
    expect(guard.status()).toMatchObject({ open: null, requests: 0, fetched: [{ host: 'example.org' }] });
    expect(await jobs.fetchMissing('one')).toEqual(ok(true));
    expect(asked[1]).toMatchObject({ open: 'example.org' });
    expect(guard.status().open).toBeNull();
    expect(jobs.addressOf('one')).toBe('https://example.org/archive/');
  });

  it('goes through the proxy of the system, or not at all', async () => {
    const through = setUp({ proxy: 'PROXY proxy.example:3128' });
    await through.jobs.look('https://example.org/');
    expect(through.asked[0]?.place.proxy).toEqual({ host: 'proxy.example', port: 3128 });
    const refused = setUp({ proxy: 'SOCKS5 proxy.example:1080' });
    expect(await refused.jobs.look('https://example.org/')).toMatchObject({ code: 'proxy-refused' });
    expect(refused.asked).toEqual([]);
  });

  it.each([['http://example.org/'], ['two words'], [42], [null]])('asks nobody for %j', async (address) => {
    const { guard, asked, jobs } = setUp();
    expect(await jobs.look(address)).toMatchObject({ ok: false });
    expect(asked).toEqual([]);
    expect(guard.status().fetched).toEqual([]);
  });

  it('has nothing to fetch for an edition that no server has', async () => {
    const { asked, jobs } = setUp();
    expect(await jobs.fetchMissing('a file')).toEqual(ok(true));
    expect(asked).toEqual([]);
  });

  it('says of what a server sent that the server is at fault', async () => {
    const { jobs } = setUp({ code: 'hash-mismatch' });
    await jobs.look('https://example.org/');
    expect(await jobs.fetchMissing('one')).toMatchObject({ code: 'parts-changed' });
  });
});
