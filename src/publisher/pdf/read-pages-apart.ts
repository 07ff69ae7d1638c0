import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '#core/result';
import type { PagesFailure } from './read-pages.ts';

/** Reads the pages of a PDF on the disk. */
export type ReadPages = (path: string) => Promise<Result<readonly string[], PagesFailure>>;

export interface ApartOptions {
  /** The built `pages-process.js`, with the character maps in a folder beside it. */
  readonly program: string;
  readonly assets: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Bytes of memory. */
  readonly memory: number;
}

const MIB = 2 ** 20;
const HERE = import.meta.dirname;
/** A thousand full pages take some ten seconds and 300 MB. */
const DEFAULTS: ApartOptions = {
  program: join(HERE, 'pages-process.js'),
  assets: HERE,
  timeout: 180_000,
  memory: 1536 * MIB,
};

const FAILURES = ['damaged', 'locked', 'too-many-pages', 'too-much-text', 'too-long', 'crashed'] as const;
const answer = z.union([
  z.object({ ok: z.literal(true), value: z.array(z.string()) }),
  z.object({ ok: z.literal(false), code: z.enum(FAILURES), message: z.string() }),
]);

/** In a process of its own that is ended where it takes too long or too much: `too-long`, `crashed`. */
export function readPagesApart(options: Partial<ApartOptions> = {}): ReadPages {
  const { program, assets, timeout, memory } = { ...DEFAULTS, ...options };
  return (path) =>
    new Promise((resolve) => {
      const child = fork(program, [path, assets, String(memory)], {
        execArgv: [`--max-old-space-size=${Math.floor(memory / MIB)}`],
        // Nothing of this process's surroundings is its business.
        env: {},
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      const end = (result: Result<readonly string[], PagesFailure>): void => {
        clearTimeout(timer);
        child.kill('SIGKILL');
        resolve(result);
      };
      const timer = setTimeout(() => end(fail('too-long', `${timeout} ms`)), timeout);
      child.on('message', (message) => {
        const parsed = answer.safeParse(message);
        if (!parsed.success) end(fail('crashed', 'it answered something else'));
        else end(parsed.data.ok ? ok(parsed.data.value) : fail(parsed.data.code, parsed.data.message));
      });
      child.on('error', (error) => end(fail('crashed', error.message)));
      child.on('exit', (code, signal) => end(fail('crashed', signal ?? String(code))));
    });
}
