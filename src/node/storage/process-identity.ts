import { readFileSync } from 'node:fs';
import { errorCode } from '#node/storage/checked-writer';

/**
 * What tells one process from a later one with the same pid: boot id and start tick. Linux only; `undefined` elsewhere
 * and for a process that is gone.
 */
export function readProcessIdentity(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the command stands in brackets and may hold anything; the start tick is field 22, 20th after it.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return tick === undefined ? undefined : `${boot}:${tick}`;
  } catch {
    // No such process, or a /proc that hides others: the pid alone has to do.
    return undefined;
  }
}

/** Whether a process of that pid exists; one we may not signal does. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
