// What the storage benchmark uses of other stores, so that the types of this project hold without bench/stores/node_modules.
declare module 'classic-level' {
  export class ClassicLevel {
    constructor(location: string);
    static repair(location: string): Promise<void>;
    open(): Promise<void>;
    close(): Promise<void>;
    put(key: string, value: string, options: { readonly sync: boolean }): Promise<void>;
    iterator(): AsyncIterable<readonly [string, string]>;
  }
}

declare module 'lmdb' {
  export interface Database {
    put(key: string, value: string): Promise<boolean>;
    getRange(): Iterable<{ readonly key: string; readonly value: string }>;
    readonly flushed: Promise<void>;
    close(): Promise<void>;
  }
  export function open(options: {
    readonly path: string;
    readonly encoding: 'string';
    readonly overlappingSync: boolean;
  }): Database;
}
