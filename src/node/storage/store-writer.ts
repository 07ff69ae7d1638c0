import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { fail, ok, type Result } from '#core/result';
import { errorCode } from '#node/storage/checked-writer';
import { readJsonFile } from '#node/storage/read-json-file';
import type { ConfShape, CreateConf, StoreOptions } from '#node/storage/store-options';

export type WriteFailure = 'disk-full' | 'write-failed';

/** Writes the whole content of one store; ok only after it was read back from the file and is the same. */
export type WriteContent = (content: Readonly<Record<string, unknown>>) => Result<true, WriteFailure>;

/** `path` is the file that the options name. The store is made at the first write and kept. */
export function createStoreWriter(path: string, options: StoreOptions, createConf: CreateConf): WriteContent {
  let conf: ConfShape | undefined;
  return (content) => {
    // conf would make a folder that is gone, and the notes would land beside the stick that was pulled.
    if (!existsSync(options.cwd)) return fail('write-failed', `${options.cwd} is gone`);
    try {
      conf ??= createConf(options);
      conf.store = { ...content };
    } catch (error) {
      return fail(isDiskFull(error) ? 'disk-full' : 'write-failed', String(error));
    }
    const found = readJsonFile(path);
    const isSame = found.status === 'read' && isDeepStrictEqual(found.value, plain(content));
    return isSame ? ok(true) : fail('write-failed', `read back: ${found.status}, not what was written`);
  };
}

/** What the content is once it has been JSON. */
function plain(content: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify(content));
}

/** Whether a failure of the file system means that there is no room. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT';
}
