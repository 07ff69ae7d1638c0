import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/settings/settings';
import { nodeFiles } from '#node/storage/file-port';
import { openSettingsStore, type SettingsStore } from '#node/storage/settings-store';
import { createTestConf } from '#node/storage/testing/create-test-conf';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const NOW = '2026-11-24T08:00:00.000Z';
const ARCHIVE = 'starter@0123456789abcdef';
const OTHER = 'other@0123456789abcdef';
const open = (readOnly = false): SettingsStore =>
  openSettingsStore({ folder, now: () => NOW, createConf: createTestConf, readOnly });

describe('settings over conf', () => {
  it('are the defaults at first, and nothing is written', () => {
    const store = open();
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    expect(store.windowState()).toBeUndefined();
    expect(store.readingPositions(ARCHIVE)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are all there after a restart, for their owner alone', () => {
    const store = open();
    const window = { x: 10, y: 20, width: 1200, height: 800, maximized: true };
    expect(store.change({ theme: 'dark', readingSize: 22 })).toMatchObject({ ok: true });
    expect(store.saveWindowState(window)).toBe(true);
    expect(store.saveReadingPosition(ARCHIVE, 'a-1', 'p-1')).toBe(true);
    expect(store.saveReadingPosition(ARCHIVE, 'a-2', 'p-7')).toBe(true);
    expect(store.saveReadingPosition(OTHER, 'a-1', 'p-3')).toBe(true);
    const again = open();
    expect(again.settings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', readingSize: 22 });
    expect(again.windowState()).toEqual(window);
    expect(again.readingPositions(ARCHIVE).map(({ article }) => article)).toEqual(['a-2', 'a-1']);
    expect(again.readingPositions(OTHER)).toEqual([{ article: 'a-1', block: 'p-3', at: NOW }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('take junk from nobody', () => {
    const store = open();
    expect(store.change({ theme: 'blue' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(store.saveWindowState({ x: 'left' })).toBe(false);
    expect(store.saveReadingPosition(ARCHIVE, { article: 1 }, undefined)).toBe(false);
    expect(store.saveReadingPosition('__proto__', 'a-1', 'p-1')).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('fill in field by field what a file has wrong', () => {
    writeFileSync(file, JSON.stringify({ settings: { theme: 'dark', paper: 9 }, window: [], reading: 'x' }));
    const store = open();
    expect(store.problems).toEqual([]);
    expect(store.settings()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  it.each(['', '{"settings":{"theme":"da', '[]', 'null'])('put a damaged file aside: %j', (text) => {
    writeFileSync(file, text);
    const store = open();
    expect(store.settings()).toEqual(DEFAULT_SETTINGS);
    expect(store.problems).toMatchObject([{ kind: 'settings-damaged' }]);
    expect(readFileSync(store.problems[0]?.setAside ?? '', 'utf8')).toBe(text);
    expect(store.change({ theme: 'dark' })).toMatchObject({ ok: true });
    expect(open().problems).toEqual([]);
  });

  it('are not written while another process holds the folder', () => {
    writeFileSync(file, 'damaged');
    const store = open(true);
    expect(store.change({ theme: 'dark' })).toMatchObject({ ok: false, code: 'write-failed' });
    expect(readFileSync(file, 'utf8')).toBe('damaged');
  });

  it('keep the last searches as long as the person wants them, and saved ones in any case', () => {
    const store = open();
    const search = {
      id: '00000000-0000-4000-8000-000000000001',
      name: 'Mine',
      text: 'women',
      facets: {},
      sort: 'relevance',
      seen: { edition: 1, total: 1, ids: ['article:a-1'] },
    };
    expect(store.rememberSearch('women')).toBe(true);
    expect(store.rememberSearch(7)).toBe(false);
    expect(store.saveSearch(ARCHIVE, search)).toMatchObject({ ok: true });
    expect(store.saveSearch(ARCHIVE, { ...search, seen: 1 })).toMatchObject({ ok: false, code: 'invalid' });
    expect(open().searches(ARCHIVE)).toEqual({ history: ['women'], saved: [search] });
    expect(open().searches(OTHER)).toEqual({ history: ['women'], saved: [] });
    expect(open().searches(undefined).saved).toEqual([]);
    expect(store.change({ searchHistory: false })).toMatchObject({ ok: true });
    expect(store.rememberSearch('prison')).toBe(false);
    expect(readFileSync(file, 'utf8')).not.toContain('prison');
    expect(open().searches(ARCHIVE)).toEqual({ history: [], saved: [search] });
    store.change({ searchHistory: true });
    store.rememberSearch('again');
    expect(store.forgetSearches()).toBe(true);
    expect(store.removeSearch(ARCHIVE, search.id)).toBe(true);
    expect(open().searches(ARCHIVE)).toEqual({ history: [], saved: [] });
  });

  it('stay what they were when the disk is full', () => {
    const store = open();
    store.change({ theme: 'dark' });
    vi.spyOn(nodeFiles, 'write').mockImplementation(() => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    expect(store.change({ theme: 'light' })).toMatchObject({ ok: false, code: 'write-failed' });
    expect(store.saveReadingPosition(ARCHIVE, 'a-1', 'p-1')).toBe(false);
    expect(store.settings().theme).toBe('dark');
    expect(store.readingPositions(ARCHIVE)).toEqual([]);
    vi.restoreAllMocks();
    expect(open().settings().theme).toBe('dark');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});
