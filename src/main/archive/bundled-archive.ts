import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The archive that ships with the app. */
export interface BundledArchive {
  readonly file: string;
  /** Whether an archive is signed with the key that was made for this build (decision 9). */
  isDevelopmentKey(archiveKey: string): boolean;
}

function rootHash(text: string): string | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('development' in value) || value.development !== true) return undefined;
  return 'rootSha256' in value && typeof value.rootSha256 === 'string' ? value.rootSha256 : undefined;
}

/** Finds it in the app's resources; `null` in a build that carries none. */
export function findBundledArchive(resources: string): BundledArchive | null {
  const file = join(resources, 'archive', 'starter.attache');
  const about = join(resources, 'archive', 'archive.json');
  if (!existsSync(file)) return null;
  const hash = existsSync(about) ? rootHash(readFileSync(about, 'utf8')) : undefined;
  return {
    file,
    isDevelopmentKey: (key) => hash !== undefined && key.endsWith(`@${hash.slice(0, 16)}`),
  };
}
