import { useEffect, useState } from 'react';
import type { ArchiveSummary } from '#shared/bridge';
import { bridge } from '../bridge.ts';

/** The archives of this machine; `null` until they are known. */
export function useArchives(): readonly ArchiveSummary[] | null {
  const [archives, setArchives] = useState<readonly ArchiveSummary[] | null>(null);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const list = await bridge.archive.list();
      if (!isGone) setArchives(list);
    };
    void load();
    const stop = bridge.on('archive-changed', () => void load());
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return archives;
}
