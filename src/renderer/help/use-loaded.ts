import { useEffect, useState } from 'react';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly value: T };

/** What `load` brings; asked again when `load` is another function. A late answer is dropped. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [answer, setAnswer] = useState<{ readonly load: () => Promise<T>; readonly loaded: Loaded<T> }>();
  useEffect(() => {
    let isLate = false;
    const start = async () => {
      const value = await load();
      if (!isLate) setAnswer({ load, loaded: { status: 'ready', value } });
    };
    start().catch(() => {
      if (!isLate) setAnswer({ load, loaded: { status: 'failed' } });
    });
    return () => {
      isLate = true;
    };
  }, [load]);
  return answer === undefined || answer.load !== load ? { status: 'loading' } : answer.loaded;
}
