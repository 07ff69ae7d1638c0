import type { FileHandle } from 'node:fs/promises';
import { FILE_OPS, type FileOps } from '#node/edition/durable-files';

export interface FileFault {
  /** The n-th call fails, n from 1; none does with 0. A write that fails has taken half of its bytes. */
  readonly at: number;
  /** Every call after it fails as well, as on a disk that stays full. */
  readonly stays?: boolean;
  /** Throws, or ends the process. Where it returns, something else has happened, and the call goes on. */
  readonly fail: (call: string) => void | Promise<void>;
}

export interface FailingFiles extends FileOps {
  calls(): number;
}

/** A disk without a fault, as quick as it gets. */
export function createQuickFiles(): FileOps {
  return createFailingFiles({
    at: 0,
    fail: (call) => {
      throw new Error(`${call} was not to fail`);
    },
  });
}

/** An error as the system throws it. */
export function systemError(code: string, call: string): Error {
  return Object.assign(new Error(`${code}: ${call}`), { code });
}

/**
 * The disk with one fault in it: opening, writing, syncing, renaming, making folders and removing all count. Syncing
 * does nothing: only a power cut would tell, and a hundred rounds of it would take minutes.
 */
export function createFailingFiles({ at, stays = false, fail }: FileFault): FailingFiles {
  let calls = 0;
  const isFaulty = (): boolean => {
    calls += 1;
    return calls === at || (stays && calls > at);
  };

  function counted<F extends (...args: never[]) => Promise<unknown>>(name: string, act: F): F {
    const call = async (...args: Parameters<F>): Promise<unknown> => {
      if (isFaulty()) await fail(name);
      return act(...args);
    };
    // Library edge: a wrapper has the overloads of what it wraps.
    return call as F;
  }

  async function write(handle: FileHandle, bytes: Uint8Array, offset: number, length: number) {
    if (!isFaulty()) return handle.write(bytes, offset, length);
    const half = await handle.write(bytes, offset, Math.floor(length / 2));
    await fail('write');
    return half;
  }

  return {
    rename: counted('rename', FILE_OPS.rename),
    mkdir: counted('mkdir', FILE_OPS.mkdir),
    rm: counted('rm', FILE_OPS.rm),
    open: counted('open', async (...args: Parameters<FileOps['open']>) => {
      const handle = await FILE_OPS.open(...args);
      const sync = counted('sync', () => Promise.resolve());
      return new Proxy(handle, {
        get(target, name) {
          if (name === 'sync') return sync;
          if (name === 'write')
            return (bytes: Uint8Array, offset: number, length: number) =>
              write(target, bytes, offset, length);
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === 'function' ? member.bind(target) : member;
        },
      });
    }),
    calls: () => calls,
  };
}
