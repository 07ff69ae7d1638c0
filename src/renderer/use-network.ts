import { useEffect, useState } from 'react';
import type { NetworkStatus } from '#shared/bridge';
import { bridge } from './bridge.ts';

const UNTIL_KNOWN: NetworkStatus = { requests: 0, blocked: [], open: null, fetched: [] };

/** What tried to leave the machine since the app started, followed as it changes. */
export function useNetwork(): NetworkStatus {
  const [network, setNetwork] = useState<NetworkStatus>(UNTIL_KNOWN);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const status = await bridge.app.network();
      if (!isGone) setNetwork(status);
    };
    void load();
    const stop = bridge.on('network-changed', setNetwork);
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return network;
}
