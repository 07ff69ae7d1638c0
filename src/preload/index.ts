// Puts the bridge on `window.attache`. Names come from the contract; nothing else of Electron is reachable.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { BRIDGE, BRIDGE_EVENTS } from '#shared/bridge';

type Call = (...args: readonly unknown[]) => Promise<unknown>;

function callsOf(feature: string, methods: readonly string[]): Record<string, Call> {
  return Object.fromEntries(
    methods.map((method) => [
      method,
      (...args: readonly unknown[]) => ipcRenderer.invoke(`attache:${feature}.${method}`, ...args),
    ]),
  );
}

const calls = Object.fromEntries(
  Object.entries(BRIDGE).map(([feature, methods]) => [feature, callsOf(feature, Object.keys(methods))]),
);

function on(event: unknown, listener: unknown): () => void {
  const name = BRIDGE_EVENTS.find((known) => known === event);
  if (name === undefined || typeof listener !== 'function') return () => undefined;
  // The Electron event object stays here: only the payload crosses.
  const forward = (_event: unknown, payload: unknown): void => void listener(payload);
  ipcRenderer.on(`attache:${name}`, forward);
  return () => void ipcRenderer.off(`attache:${name}`, forward);
}

function offerFile(file: unknown): Promise<unknown> {
  // The path of a dropped file goes to main and never to the page.
  const path = file instanceof File ? webUtils.getPathForFile(file) : '';
  return ipcRenderer.invoke('attache:offer-file', path);
}

contextBridge.exposeInMainWorld('attache', { ...calls, on, offerFile });
