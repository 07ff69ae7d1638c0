/** The two files electron-store keeps for us. */
export type StoreName = 'notes' | 'settings';

/** What goes to `new ElectronStore(options)`, to the letter. */
export interface StoreOptions {
  /** Name of the file without its extension. */
  readonly name: StoreName;
  /** The data folder. */
  readonly cwd: string;
  readonly fileExtension: 'json';
  /** Off: a dot in a key is a dot. */
  readonly accessPropertiesByDotNotation: false;
  /** Off: a damaged file is put aside by us, never written over with defaults. */
  readonly clearInvalidConfig: false;
  /** Nobody but the owner. */
  readonly configFileMode: 0o600;
  readonly watch: false;
}

/** The part of electron-store (and of conf, which it is) that the stores here use: the whole content, read and written. */
export interface ConfShape {
  get store(): Record<string, unknown>;
  set store(value: Record<string, unknown>);
}

/** Makes the store; main gives electron-store's, tests conf's. May throw: a file that cannot be read. */
export type CreateConf = (options: StoreOptions) => ConfShape;

export function buildStoreOptions(name: StoreName, folder: string): StoreOptions {
  return {
    name,
    cwd: folder,
    fileExtension: 'json',
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
    configFileMode: 0o600,
    watch: false,
  };
}
