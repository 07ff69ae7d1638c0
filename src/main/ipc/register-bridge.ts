import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { BRIDGE, type BridgeHandlers } from '#shared/bridge';
import { MAX_COPIED } from '../app-handlers.ts';
import { isTrustedSender } from '../security.ts';

type Handler = (...args: readonly unknown[]) => unknown;

const MAX_ARGUMENTS = 4;
/** A note may have 100,000 characters; what the window sends is no larger than this. In characters of its JSON. */
const MAX_CHARACTERS = 1_000_000;
/** Only a whole notebook that is copied may be larger. */
const MAX_CHARACTERS_COPIED = 2 * MAX_COPIED;

/** Maps, sets, buffers and the like pass between processes, but JSON shows nothing of their size. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || value === null) return true;
  return Object.prototype.toString.call(value) === '[object Object]' && Object.values(value).every(isPlain);
}

/** Refuses what is too large to be ours, or cannot be measured, before any handler sees it. */
export function isAcceptable(args: readonly unknown[], maxCharacters = MAX_CHARACTERS): boolean {
  if (args.length > MAX_ARGUMENTS) return false;
  try {
    return JSON.stringify(args).length <= maxCharacters && args.every(isPlain);
  } catch {
    // Cycles and BigInts: nothing of ours sends them.
    return false;
  }
}

/** Every channel of the bridge with its handler: the only user of `ipcMain`. */
export function registerBridge(handlers: BridgeHandlers, offerFile: Handler): void {
  // electron-store opens an unchecked channel of its own that hands out the data path.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const feature of Object.keys(BRIDGE) as (keyof typeof BRIDGE)[]) {
    const methods: Readonly<Record<string, unknown>> = handlers[feature];
    for (const method of Object.keys(BRIDGE[feature])) {
      // BridgeHandlers guarantees a function for each name of BRIDGE; the loop loses that.
      const isCopy = feature === 'app' && method === 'copyText';
      handle(
        `attache:${feature}.${method}`,
        methods[method] as Handler,
        isCopy ? MAX_CHARACTERS_COPIED : MAX_CHARACTERS,
      );
    }
  }
  handle('attache:offer-file', offerFile, MAX_CHARACTERS);
}

function handle(channel: string, handler: Handler, maxCharacters: number): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => {
    if (!isTrustedSender(event.senderFrame)) throw new Error('refused: not the shell');
    if (!isAcceptable(args, maxCharacters)) throw new Error('refused: too large');
    return handler(...args);
  });
}
