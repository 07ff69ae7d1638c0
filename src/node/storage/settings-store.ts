import { join } from 'node:path';
import { fail, ok, type Result } from '#core/result';
import { parseAddresses, placeAddress, type Addresses } from '#core/settings/addresses';
import type { KeptSearches } from '#core/settings/kept-searches';
import { parseSettings, parseSettingsPatch } from '#core/settings/parse-settings';
import {
  parseReadingPositions,
  parseReadVersion,
  placeReadingPosition,
  placeSeen,
  type ReadingPositions,
} from '#core/settings/reading-positions';
import {
  parseSearchMemory,
  rememberSearch,
  removeSearch,
  saveSearch,
  type SearchMemory,
} from '#core/settings/search-memory';
import type { ReadingPosition, Settings } from '#core/settings/settings';
import { parseWindowState, type WindowState } from '#core/settings/window-state';
import { readJsonFile } from '#node/storage/read-json-file';
import { moveAside } from '#node/storage/set-aside';
import type { StorageProblem } from '#node/storage/storage-problem';
import { buildStoreOptions, type CreateConf } from '#node/storage/store-options';
import { createStoreWriter } from '#node/storage/store-writer';

export interface SettingsStorePorts {
  /** The data folder, its lock held (or `readOnly`). */
  readonly folder: string;
  /** ISO 8601 instant. */
  readonly now: () => string;
  readonly createConf: CreateConf;
  /** Another process holds the lock: nothing is moved or written. */
  readonly readOnly?: boolean;
}

/** What the person chose, where the window was and where reading stopped. */
export interface SettingsStore {
  readonly problems: readonly StorageProblem[];
  settings(): Settings;
  /** All of the patch or none of it. */
  change(patch: unknown): Result<Settings, 'invalid' | 'write-failed'>;
  windowState(): WindowState | undefined;
  /** False when it makes no sense or could not be written. */
  saveWindowState(state: unknown): boolean;
  /** Positions of every archive. */
  allReading(): ReadingPositions;
  /** Most recent first. */
  readingPositions(archive: string): readonly ReadingPosition[];
  /** False when an id is not one or it could not be written. One file write with fsync each: call it at rest, not while scrolling. */
  saveReadingPosition(archive: string, article: unknown, block: unknown, version?: unknown): boolean;
  /** Keeps that the person has seen what changed in an article up to a version. False as above. */
  markSeen(archive: string, article: unknown, version: unknown): boolean;
  /** The history of this machine, and what was saved in an archive. */
  searches(archive: string | undefined): KeptSearches;
  /** False when it is no search, when the person keeps none, or when it could not be written. */
  rememberSearch(text: unknown): boolean;
  /** Takes the whole history away. */
  forgetSearches(): boolean;
  /** Saves a search, or a change of one that is known by its id. */
  saveSearch(archive: string, search: unknown): Result<true, 'invalid' | 'too-many' | 'write-failed'>;
  removeSearch(archive: string, id: unknown): boolean;
  /** Where an archive was fetched from last. */
  address(archive: string): string | undefined;
  /** False when it is no address or could not be written. */
  saveAddress(archive: string, address: string): boolean;
}

interface Content {
  readonly settings: Settings;
  readonly window: WindowState | undefined;
  readonly reading: ReadingPositions;
  readonly searches: SearchMemory;
  readonly addresses: Addresses;
}

/** Opens `settings.json`: each field that is not right is its default; a file that is no JSON is put aside. */
export function openSettingsStore(ports: SettingsStorePorts): SettingsStore {
  const path = join(ports.folder, 'settings.json');
  const write = createStoreWriter(path, buildStoreOptions('settings', ports.folder), ports.createConf);
  const opened = openContent(path, ports);
  let content = opened.content;

  const commit = (next: Content): Result<true, 'write-failed'> => {
    if (opened.readOnly) return fail('write-failed', 'the settings file must not be written');
    const written = write(serialise(next));
    if (!written.ok) return fail('write-failed', `${written.code}: ${written.message}`);
    content = next;
    return ok(true);
  };

  return {
    problems: opened.problem ? [opened.problem] : [],
    settings: () => content.settings,
    change(patch) {
      const parsed = parseSettingsPatch(patch);
      if (!parsed.ok) return parsed;
      const settings = { ...content.settings, ...parsed.value };
      // Whoever wants no history has none, from this moment on.
      const searches = settings.searchHistory ? content.searches : { ...content.searches, history: [] };
      const written = commit({ ...content, settings, searches });
      return written.ok ? ok(settings) : written;
    },
    windowState: () => content.window,
    saveWindowState(state) {
      const window = parseWindowState(state);
      return window !== undefined && commit({ ...content, window }).ok;
    },
    ...readingOf(() => content, commit, ports.now),
    ...searchesOf(() => content, commit),
    address: (archive) => content.addresses.get(archive),
    saveAddress(archive, address) {
      const addresses = placeAddress(content.addresses, archive, address);
      return addresses !== undefined && commit({ ...content, addresses }).ok;
    },
  };
}

function readingOf(
  content: () => Content,
  commit: (next: Content) => Result<true, 'write-failed'>,
  now: () => string,
): Pick<SettingsStore, 'allReading' | 'readingPositions' | 'saveReadingPosition' | 'markSeen'> {
  const keep = (reading: ReadingPositions | undefined): boolean =>
    reading !== undefined && commit({ ...content(), reading }).ok;
  return {
    allReading: () => content().reading,
    readingPositions: (archive) => content().reading.get(archive) ?? [],
    saveReadingPosition(archive, article, block, value) {
      if (typeof article !== 'string' || typeof block !== 'string') return false;
      const version = parseReadVersion(value);
      if (value !== undefined && version === undefined) return false;
      const position = { article, block, at: now(), ...(version ? { version } : {}) };
      return keep(placeReadingPosition(content().reading, archive, position));
    },
    markSeen(archive, article, value) {
      const version = parseReadVersion(value);
      if (typeof article !== 'string' || version === undefined) return false;
      return keep(placeSeen(content().reading, archive, article, version));
    },
  };
}

type SearchMethods = Pick<
  SettingsStore,
  'searches' | 'rememberSearch' | 'forgetSearches' | 'saveSearch' | 'removeSearch'
>;

function searchesOf(
  now: () => Content,
  commit: (next: Content) => Result<true, 'write-failed'>,
): SearchMethods {
  const keep = (searches: SearchMemory) => commit({ ...now(), searches });
  return {
    searches: (archive) => ({
      history: now().searches.history,
      saved: archive === undefined ? [] : (now().searches.saved.get(archive) ?? []),
    }),
    rememberSearch(text) {
      const { settings, searches } = now();
      const next = settings.searchHistory ? rememberSearch(searches, text) : undefined;
      return next !== undefined && keep(next).ok;
    },
    forgetSearches: () => keep({ ...now().searches, history: [] }).ok,
    saveSearch(archive, search) {
      const next = saveSearch(now().searches, archive, search);
      return typeof next === 'string' ? fail(next, `the search was not saved: ${next}`) : keep(next);
    },
    removeSearch: (archive, id) => keep(removeSearch(now().searches, archive, id)).ok,
  };
}

interface OpenedContent {
  readonly content: Content;
  readonly readOnly: boolean;
  readonly problem?: StorageProblem;
}

function openContent(path: string, ports: SettingsStorePorts): OpenedContent {
  const readOnly = ports.readOnly ?? false;
  const found = readJsonFile(path);
  if (found.status === 'missing') return { content: parseContent({}), readOnly };
  if (found.status === 'read' && isRecord(found.value)) {
    return { content: parseContent(found.value), readOnly };
  }
  const leftAlone: OpenedContent = {
    content: parseContent({}),
    readOnly: true,
    problem: { kind: 'settings-damaged' },
  };
  if (readOnly || found.status === 'unreadable') return leftAlone;
  const moved = moveAside(path, ports.now());
  if (!moved.ok) return leftAlone;
  return { ...leftAlone, readOnly: false, problem: { kind: 'settings-damaged', setAside: moved.value } };
}

function parseContent(value: Readonly<Record<string, unknown>>): Content {
  return {
    settings: parseSettings(value['settings']),
    window: parseWindowState(value['window']),
    reading: parseReadingPositions(value['reading']),
    searches: parseSearchMemory(value['searches']),
    addresses: parseAddresses(value['addresses']),
  };
}

/** The disk format, version 1; the version is there for a later app to know. */
function serialise(content: Content): Readonly<Record<string, unknown>> {
  return {
    version: 1,
    settings: content.settings,
    ...(content.window ? { window: content.window } : {}),
    reading: Object.fromEntries(content.reading),
    searches: {
      history: content.searches.history,
      saved: Object.fromEntries(content.searches.saved),
    },
    ...(content.addresses.size > 0 ? { addresses: Object.fromEntries(content.addresses) } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
