import { describe, expect, it } from 'vitest';
import { makeActivePdf, makeLockedPdf, makeManyPages, makePdf } from '../../../tests/pdf/make-pdf.mjs';
import { readPages } from './read-pages.ts';

const ASSETS = 'node_modules/pdfjs-dist';
const read = (bytes: Uint8Array) => readPages(new Uint8Array(bytes), ASSETS);

describe('the pages of a PDF', () => {
  it('are read in order, blank ones too', async () => {
    const pdf = makePdf([['Smuggling of migrants', 'and traf-', 'ficking (in persons)'], [], ['Page three']]);
    expect(await read(pdf)).toEqual({
      ok: true,
      value: ['Smuggling of migrants and trafficking (in persons)', '', 'Page three'],
    });
  });

  it('are read where only a character set is named', async () => {
    expect(await read(makePdf([['打击跨国有组织犯罪']]))).toEqual({
      ok: true,
      value: ['打击跨国有组织犯罪'],
    });
  });

  it('are read although the file wants to do something', async () => {
    expect(await read(makeActivePdf(['Only text']))).toEqual({ ok: true, value: ['Only text'] });
  });

  it('have the same text every time', async () => {
    const pdf = makePdf([['One'], ['Two']]);
    expect(await read(pdf)).toEqual(await read(pdf));
  });

  it.each([
    ['locked', makeLockedPdf()],
    ['too-many-pages', makeManyPages(10_001)],
    ['damaged', Buffer.from('%PDF-1.7 nothing more')],
    ['damaged', makePdf([['One']]).subarray(0, 60)],
  ])('cannot be read: %s', async (code, bytes) => {
    expect(await read(bytes)).toMatchObject({ ok: false, code });
  });
});
