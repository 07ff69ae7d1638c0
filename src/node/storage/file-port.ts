import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';

/** What the checked writer and the journal ask of the file system: one call each, so that a test can fail or shorten any. */
export interface FilePort {
  readonly open: (path: string, flags: 'wx' | 'r' | 'r+', mode: number) => number;
  /** Bytes taken, which may be fewer than given: write(2) on a nearly full disk does that and calls it success. */
  readonly write: (fd: number, bytes: Uint8Array, offset: number) => number;
  /** The same at an offset of the file. */
  readonly writeAt: (fd: number, bytes: Uint8Array, offset: number, position: number) => number;
  readonly fsync: (fd: number) => void;
  /** The bytes and the size, without the times. */
  readonly datasync: (fd: number) => void;
  readonly truncate: (fd: number, size: number) => void;
  readonly sizeOf: (fd: number) => number;
  readonly readAll: (fd: number) => Uint8Array;
  /** So many bytes from a position; fewer where the file ends. */
  readonly readAt: (fd: number, length: number, position: number) => Uint8Array;
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
  writeAt: (fd, bytes, offset, position) => writeSync(fd, bytes, offset, bytes.length - offset, position),
  fsync: (fd) => fsyncSync(fd),
  datasync: (fd) => fdatasyncSync(fd),
  truncate: (fd, size) => ftruncateSync(fd, size),
  sizeOf: (fd) => fstatSync(fd).size,
  readAll: (fd) => readFileSync(fd),
  readAt(fd, length, position) {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(fd, bytes, 0, length, position));
  },
  close: (fd) => closeSync(fd),
  rename: (from, to) => renameSync(from, to),
  unlink: (path) => unlinkSync(path),
  sleep: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  randomName: () => randomBytes(6).toString('hex'),
  platform: process.platform,
  pid: process.pid,
};
