import { z } from 'zod';

/** What stands in the lock file. */
export const lockRecordSchema = z.object({
  pid: z.int().min(1),
  host: z.string(),
  /** ISO 8601 instant at which the holder took it. */
  startedAt: z.string(),
  /** {@link readProcessIdentity} of the holder, where the system gives one. */
  identity: z.string().exactOptional(),
});

export type LockRecord = z.infer<typeof lockRecordSchema>;

/** What the machine says, for the decision. */
export interface LockSituation {
  readonly host: string;
  readonly isAlive: (pid: number) => boolean;
  readonly identityOf: (pid: number) => string | undefined;
  /** Milliseconds since the holder last touched the file. */
  readonly silentMs: number;
}

/** A holder on another machine touches its lock every 30 s; after four missed touches it is taken to be gone. */
export const FOREIGN_SILENCE_MS = 120_000;

/**
 * Whether the holder is gone. On this machine the process table says; on another (a stick that was pulled, a shared
 * folder) only its silence does. `undefined` is a file no holder finished writing: gone once silent for a second.
 */
export function isLockStale(record: LockRecord | undefined, situation: LockSituation): boolean {
  if (!record) return situation.silentMs > 1_000;
  if (record.host !== situation.host) return situation.silentMs > FOREIGN_SILENCE_MS;
  if (!situation.isAlive(record.pid)) return true;
  const now = situation.identityOf(record.pid);
  return record.identity !== undefined && now !== undefined && now !== record.identity;
}

/** `undefined` for anything that is not a whole record. */
export function parseLockRecord(text: string): LockRecord | undefined {
  try {
    const parsed = lockRecordSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Half-written or not ours: the caller treats it as no record.
    return undefined;
  }
}
