import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface AppFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** The files of the built window, by exact URL path: nothing outside this list can be asked for. */
export interface AppFiles {
  get(path: string): AppFile | undefined;
}

/** While developing nothing is built: the development server answers instead. */
export const NO_FILES: AppFiles = { get: () => undefined };

/** Lists the folder once; a file is read when it is first asked for. */
export function readAppFiles(folder: string): AppFiles {
  const names = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) names.set(`/${name.split(sep).join('/')}`, path);
  }
  const cache = new Map<string, AppFile>();
  return {
    get(path) {
      const known = cache.get(path);
      if (known !== undefined) return known;
      const file = names.get(path);
      if (file === undefined) return undefined;
      const bytes = new Uint8Array(readFileSync(file));
      const read = { bytes, type: TYPES[extname(path)] ?? 'application/octet-stream' };
      // Fonts are large and asked for once; keeping them would only cost memory.
      if (read.type !== 'font/woff2') cache.set(path, read);
      return read;
    },
  };
}
