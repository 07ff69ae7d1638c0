import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFile, writeFileSync as shimWrite } from '#node/storage/atomically-shim';
import { writeFileChecked } from '#node/storage/checked-writer';
import { nodeFiles } from '#node/storage/file-port';
import { sweepTemporaryFiles } from '#node/storage/sweep-temporary-files';
import { createFaultyFiles } from '#node/storage/testing/faulty-files';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-writer-'));
  file = join(folder, 'notes.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const OLD = 'the old text';
const NEW = 'the new text, which is longer: ünïcödé 🖋';

describe('a checked write', () => {
  it.each([
    ['text', NEW],
    ['bytes', new Uint8Array([0, 255, 10])],
    ['nothing', ''],
    ['a megabyte', 'x'.repeat(1_000_000)],
  ])('writes %s, for its owner alone, and leaves nothing else', (_name, data) => {
    writeFileChecked(file, data);
    expect(readFileSync(file).equals(Buffer.from(data))).toBe(true);
    expect(readdirSync(folder)).toEqual(['notes.json']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([1, 3, 7])('goes on until all is written when a write takes %i bytes', (maxWriteBytes) => {
    writeFileChecked(file, NEW, 0o600, createFaultyFiles({ maxWriteBytes }));
    expect(readFileSync(file, 'utf8')).toBe(NEW);
  });

  it('gives up when a write takes nothing, and keeps the old file', () => {
    writeFileSync(file, OLD);
    const files = createFaultyFiles({ maxWriteBytes: 0 });
    expect(() => writeFileChecked(file, NEW, 0o600, files)).toThrow(/took 0 of/);
    expect(readFileSync(file, 'utf8')).toBe(OLD);
    expect(readdirSync(folder)).toEqual(['notes.json']);
  });

  it('keeps the old file when the bytes read back are not those written', () => {
    writeFileSync(file, OLD);
    expect(() => writeFileChecked(file, NEW, 0o600, createFaultyFiles({ corrupts: true }))).toThrow(
      /not the bytes/,
    );
    expect(readFileSync(file, 'utf8')).toBe(OLD);
    expect(readdirSync(folder)).toEqual(['notes.json']);
  });

  it('keeps the old file when fewer bytes are there than a write said it took', () => {
    writeFileSync(file, OLD);
    const files = {
      ...nodeFiles,
      write: (fd: number, bytes: Uint8Array) => (nodeFiles.write(fd, bytes.subarray(0, 4), 0), bytes.length),
    };
    expect(() => writeFileChecked(file, NEW, 0o600, files)).toThrow(/4 bytes on disk/);
    expect(readFileSync(file, 'utf8')).toBe(OLD);
  });

  const probe = () => {
    const files = createFaultyFiles({ maxWriteBytes: 20 });
    writeFileChecked(join(folder, 'probe'), NEW, 0o600, files);
    rmSync(join(folder, 'probe'));
    return files.calls();
  };

  it.each(['ENOSPC', 'EIO', 'EDQUOT'])(
    'tells %s at whichever call it comes, and the file is whole',
    (code) => {
      const calls = probe();
      expect(calls).toBeGreaterThan(8);
      for (let failAt = 1; failAt <= calls; failAt += 1) {
        writeFileSync(file, OLD);
        const files = createFaultyFiles({ failAt, keepsFailing: true, code, maxWriteBytes: 20 });
        expect(() => writeFileChecked(file, NEW, 0o600, files)).toThrow(expect.objectContaining({ code }));
        // The last two calls are the folder's open and fsync: the new file is in place then.
        expect(readFileSync(file, 'utf8')).toBe(failAt > calls - 2 ? NEW : OLD);
        expect(readdirSync(folder)).toEqual(['notes.json']);
      }
    },
  );

  it('waits for a file that Windows holds, for a second, and asks for no fsync of a folder there', () => {
    let refusals = 3;
    const opened: string[] = [];
    const files = {
      ...nodeFiles,
      platform: 'win32' as const,
      sleep: () => undefined,
      open: (path: string, flags: 'wx' | 'r' | 'r+', mode: number) => (
        opened.push(path),
        nodeFiles.open(path, flags, mode)
      ),
      rename: (from: string, to: string) => {
        refusals -= 1;
        if (refusals >= 0) throw Object.assign(new Error('held'), { code: 'EPERM' });
        nodeFiles.rename(from, to);
      },
    };
    writeFileChecked(file, NEW, 0o600, files);
    expect(readFileSync(file, 'utf8')).toBe(NEW);
    expect(opened).not.toContain(folder);
    refusals = 1_000;
    expect(() => writeFileChecked(file, OLD, 0o600, files)).toThrow('held');
    expect(refusals).toBe(980);
  });

  it('does not make a folder that is gone', () => {
    rmSync(folder, { recursive: true });
    expect(() => writeFileChecked(file, NEW)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
  });
});

describe('in the place of atomically', () => {
  it('writes, with or without a mode, at once or as a promise', async () => {
    shimWrite(file, OLD, { mode: undefined });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await writeFile(file, NEW, { mode: 0o400 });
    expect(readFileSync(file, 'utf8')).toBe(NEW);
    expect(statSync(file).mode & 0o777).toBe(0o400);
    await expect(writeFile(join(folder, 'gone', 'x'), NEW)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('conf', () => {
  it('does not learn of EXDEV, which it would answer by writing in place', () => {
    const exdev = Object.assign(new Error('cross-device'), { code: 'EXDEV' });
    vi.spyOn(nodeFiles, 'rename').mockImplementation(() => {
      throw exdev;
    });
    expect(() => shimWrite(file, NEW)).toThrow(expect.objectContaining({ code: 'EIO', cause: exdev }));
    vi.restoreAllMocks();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the sweep', () => {
  it('removes leftovers of killed writes and nothing else', () => {
    const leftover = 'notes.json.tmp-4711-0123456789ab';
    const others = ['notes.json', 'notes.json.tmp-x', 'notes.damaged-2026.json', 'my.tmp-file'];
    for (const name of [leftover, ...others]) writeFileSync(join(folder, name), OLD);
    mkdirSync(join(folder, 'folder.tmp-1-0123456789ab'));
    expect(sweepTemporaryFiles(folder)).toEqual({ removed: [leftover], kept: [] });
    expect(readdirSync(folder).sort()).toEqual(['folder.tmp-1-0123456789ab', ...others].sort());
  });
});
