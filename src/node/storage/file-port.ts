import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';

/** What the checked writer asks of the file system: one call each, so that a test can fail or shorten any of them. */
export interface FilePort {
  readonly open: (path: string, flags: 'wx' | 'r', mode: number) => number;
  /** Bytes taken, which may be fewer than given: write(2) on a nearly full disk does that and calls it success. */
  readonly write: (fd: number, bytes: Uint8Array, offset: number) => number;
  readonly fsync: (fd: number) => void;
  readonly sizeOf: (fd: number) => number;
  readonly readAll: (fd: number) => Uint8Array;
  readonly close: (fd: number) => void;
  readonly rename: (from: string, to: string) => void;
  readonly unlink: (path: string) => void;
  /** Blocks this thread; only ever while a virus scanner on Windows holds a file. */
  readonly sleep: (ms: number) => void;
  /** Twelve hex digits, for the name of a temporary file. */
  readonly randomName: () => string;
  readonly platform: NodeJS.Platform;
  readonly pid: number;
}

/** The real one. */
export const nodeFiles: FilePort = {
  open: (path, flags, mode) => openSync(path, flags, mode),
  write: (fd, bytes, offset) => writeSync(fd, bytes, offset, bytes.length - offset),
  fsync: (fd) => fsyncSync(fd),
  sizeOf: (fd) => fstatSync(fd).size,
  readAll: (fd) => readFileSync(fd),
  close: (fd) => closeSync(fd),
  rename: (from, to) => renameSync(from, to),
  unlink: (path) => unlinkSync(path),
  sleep: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  randomName: () => randomBytes(6).toString('hex'),
  platform: process.platform,
  pid: process.pid,
};
