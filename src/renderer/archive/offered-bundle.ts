import { useSyncExternalStore } from 'react';
import type { RefusalCode } from '#core/edition/edition';
import type { FetchCode } from '#core/fetch/fetch-code';
import type { Result } from '#core/result';
import type { BundlePreview } from '#shared/bridge';

/** What came of a bundle that was dropped, double-clicked or given at start, until Updates shows it. */
export type OfferedBundle = Result<BundlePreview, RefusalCode | FetchCode>;

let offered: OfferedBundle | null = null;
const listeners = new Set<() => void>();

/** Hands a bundle to the Updates page; `null` once it is dealt with. */
export function setOfferedBundle(bundle: OfferedBundle | null): void {
  offered = bundle;
  for (const listener of listeners) listener();
}

/** A refused bundle is no longer spoken of once the person does something else. One that waits for a decision stays. */
export function forgetRefusal(): void {
  if (offered?.ok === false) setOfferedBundle(null);
}

/** The bundle that waits for a decision, if there is one. */
export function offeredPreview(): BundlePreview | null {
  return offered?.ok === true ? offered.value : null;
}

export function useOfferedBundle(): OfferedBundle | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered,
  );
}
