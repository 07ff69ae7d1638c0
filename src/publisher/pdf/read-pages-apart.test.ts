import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf, makePdfBomb } from '../../../tests/pdf/make-pdf.mjs';
import { readPagesApart, type ApartOptions } from './read-pages-apart.ts';

const MIB = 2 ** 20;
let folder: string;
let where: Pick<ApartOptions, 'program' | 'assets'>;

/** Builds the process as the command line is built. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attache-pages-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, 'pages-process.ts'),
      outDir: join(folder, 'program'),
      minify: false,
    },
  });
  const program = join(folder, 'program', 'pages-process.js');
  where = { program, assets: resolve('node_modules/pdfjs-dist') };
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

function file(bytes: Uint8Array): string {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, bytes);
  return path;
}

describe('a PDF read in a process of its own', () => {
  it('gives its pages', async () => {
    const read = readPagesApart(where);
    expect(await read(file(makePdf([['One'], [], ['Three']])))).toEqual({
      ok: true,
      value: ['One', '', 'Three'],
    });
  }, 60_000);

  it('that unpacks to a thousand times its size ends that process and nothing else', async () => {
    const bomb = makePdfBomb(512);
    expect(bomb.length).toBeLessThan(64 * 1024);
    const read = readPagesApart({ ...where, memory: 250 * MIB });
    const result = await read(file(bomb));
    expect(result).toMatchObject({ ok: false, code: 'crashed' });
  }, 120_000);

  it('that takes too long is given up', async () => {
    const read = readPagesApart({ ...where, timeout: 1 });
    expect(await read(file(makePdf([['One']])))).toMatchObject({ ok: false, code: 'too-long' });
  }, 60_000);

  it('that is not there, and a program that is not there, are failures and no crash', async () => {
    expect(await readPagesApart(where)(join(folder, 'none.pdf'))).toMatchObject({ code: 'crashed' });
    const none = readPagesApart({ ...where, program: join(folder, 'none.js') });
    expect(await none(file(makePdf([['One']])))).toMatchObject({ code: 'crashed' });
  }, 60_000);
});
