import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The archive that ships with the app. */
export interface BundledArchive {
  readonly file: string;
  /** Whether it is an edition of this archive that ships with the app. */
  isOwnKey(archiveKey: string): boolean;
  /** Whether an archive is signed with the key that was made for this build (decision 9). */
  isDevelopmentKey(archiveKey: string): boolean;
}

interface About {
  readonly rootSha256: string;
  readonly isDevelopment: boolean;
}

function parseAbout(text: string): About | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('rootSha256' in value) || typeof value.rootSha256 !== 'string') return undefined;
  return {
    rootSha256: value.rootSha256,
    isDevelopment: 'development' in value && value.development === true,
  };
}

/** Finds it in the app's resources; `null` in a build that carries none. */
export function findBundledArchive(resources: string): BundledArchive | null {
  const file = join(resources, 'archive', 'starter.attache');
  const about = join(resources, 'archive', 'archive.json');
  if (!existsSync(file)) return null;
  const known = existsSync(about) ? parseAbout(readFileSync(about, 'utf8')) : undefined;
  const isOwnKey = (key: string): boolean =>
    known !== undefined && key.endsWith(`@${known.rootSha256.slice(0, 16)}`);
  return {
    file,
    isOwnKey,
    isDevelopmentKey: (key) => known?.isDevelopment === true && isOwnKey(key),
  };
}
