import { nodeFiles, type FilePort } from '#node/storage/file-port';

/** What goes wrong, and when. */
export interface Fault {
  /** The n-th call of the port throws, n from 1; no call does when absent. */
  readonly failAt?: number;
  /** Every call after that one throws as well, as on a disk that stays full. */
  readonly keepsFailing?: boolean;
  /** The system's code of the error. */
  readonly code?: string;
  /** Most bytes one write takes. */
  readonly maxWriteBytes?: number;
  /** Changes what is read back. */
  readonly corrupts?: boolean;
}

/** The real file system with one fault, and a count of its calls. */
export interface FaultyFiles extends FilePort {
  calls(): number;
}

/** The file system for a test: real, but for the fault. Closing and unlinking always work: a full disk allows them. */
export function createFaultyFiles(fault: Fault, real: FilePort = { ...nodeFiles }): FaultyFiles {
  let calls = 0;
  const counted = <A extends readonly unknown[], R>(act: (...args: A) => R) => {
    return (...args: A): R => {
      calls += 1;
      const isFaulty = calls === fault.failAt || (fault.keepsFailing === true && calls > (fault.failAt ?? 0));
      if (isFaulty) throw Object.assign(new Error(`call ${calls} fails`), { code: fault.code ?? 'ENOSPC' });
      return act(...args);
    };
  };
  const spoil = (bytes: Uint8Array): Uint8Array =>
    fault.corrupts ? bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte)) : bytes;
  return {
    ...real,
    open: counted(real.open),
    write: counted((fd, bytes, offset) => {
      const end = offset + (fault.maxWriteBytes ?? bytes.length);
      return real.write(fd, bytes.subarray(0, end), offset);
    }),
    writeAt: counted((fd, bytes, offset, position) => {
      const end = offset + (fault.maxWriteBytes ?? bytes.length);
      return real.writeAt(fd, bytes.subarray(0, end), offset, position);
    }),
    fsync: counted(real.fsync),
    datasync: counted(real.datasync),
    truncate: counted(real.truncate),
    sizeOf: counted(real.sizeOf),
    readAll: counted((fd) => spoil(real.readAll(fd))),
    readAt: counted((fd, length, position) => spoil(real.readAt(fd, length, position))),
    rename: counted(real.rename),
    calls: () => calls,
  };
}
