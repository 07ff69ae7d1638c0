import { useSyncExternalStore } from 'react';

/** State that outlives its page: an edition goes on coming while the person reads elsewhere. */
export interface LastingState<S, A> {
  readonly dispatch: (action: A) => void;
  /** The state, followed by the component. */
  readonly use: () => S;
}

export function createLastingState<S, A>(reduce: (state: S, action: A) => S, initial: S): LastingState<S, A> {
  let state = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    dispatch(action) {
      state = reduce(state, action);
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, () => state),
  };
}
