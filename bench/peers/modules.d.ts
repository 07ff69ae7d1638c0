/* oxlint-disable import/no-default-export -- this is how these packages are */
// What the benchmarks use of other engines, so that the types of this project hold without bench/peers/node_modules.
declare module 'minisearch' {
  export interface SearchOptions {
    readonly combineWith?: 'AND' | 'OR';
    readonly prefix?: boolean | ((term: string, index: number, terms: readonly string[]) => boolean);
    readonly fuzzy?: number | boolean;
    readonly boost?: Readonly<Record<string, number>>;
    readonly bm25?: { readonly k: number; readonly b: number; readonly d: number };
  }
  export interface Options {
    readonly fields: readonly string[];
    readonly processTerm?: (term: string) => string | null;
  }
  export default class MiniSearch {
    constructor(options: Options);
    static loadJSON(json: string, options: Options): MiniSearch;
    addAll(documents: readonly object[]): void;
    search(
      query: string,
      options?: SearchOptions,
    ): readonly { readonly id: string; readonly score: number }[];
  }
}

declare module 'flexsearch' {
  export interface IndexOptions {
    readonly tokenize?: 'strict' | 'forward' | 'tolerant' | 'full';
    readonly resolution?: number;
    readonly context?:
      boolean | { readonly resolution: number; readonly depth: number; readonly bidirectional: boolean };
    readonly encoder?: Encoder;
  }
  export class Encoder {
    constructor(options?: object);
    encode(text: string): string[];
  }
  export const Charset: Readonly<Record<'Default' | 'LatinBalance', object>>;
  export class Index {
    constructor(options: IndexOptions);
    add(id: number, content: string): void;
    search(
      query: string,
      options: { readonly limit: number; readonly suggest?: boolean },
    ): readonly (number | string)[];
    export(handler: (key: string, data: string) => void): void;
    import(key: string, data: string): void;
  }
}

declare module 'flexsearch/lang/en' {
  const preset: object;
  export default preset;
}

declare module '@orama/orama' {
  export interface Orama {
    readonly [part: string]: unknown;
  }
  export interface Parameters {
    readonly term: string;
    readonly limit: number;
    readonly threshold?: number;
    readonly tolerance?: number;
    readonly boost?: Readonly<Record<string, number>>;
    readonly relevance?: { readonly k: number; readonly b: number; readonly d: number };
  }
  export interface Results {
    readonly count: number;
    readonly hits: readonly { readonly id: string; readonly score: number }[];
  }
  export interface Raw {
    docs: { docs: Record<string, object> };
  }
  export function create(options: object): Orama;
  export function insertMultiple(
    database: Orama,
    documents: readonly object[],
    size?: number,
  ): Promise<unknown>;
  export function search(database: Orama, parameters: Parameters): Results | Promise<Results>;
  export function save(database: Orama): Raw;
  export function load(database: Orama, raw: Raw): void;
}

declare module '@sqlite.org/sqlite-wasm' {
  export interface Statement {
    bind(values: readonly (string | number)[]): Statement;
    step(): boolean;
    get(column: number): unknown;
    reset(): Statement;
    finalize(): void;
  }
  export interface Database {
    readonly pointer: number;
    exec(sql: string): unknown;
    prepare(sql: string): Statement;
  }
  export interface Sqlite {
    readonly version: { readonly libVersion: string };
    readonly oo1: { readonly DB: new (name: string, flags: string) => Database };
    readonly wasm: { allocFromTypedArray(bytes: Uint8Array): number };
    readonly capi: {
      readonly SQLITE_DESERIALIZE_FREEONCLOSE: number;
      readonly SQLITE_DESERIALIZE_RESIZEABLE: number;
      sqlite3_js_db_export(database: number): Uint8Array;
      sqlite3_deserialize(
        database: number,
        schema: string,
        bytes: number,
        size: number,
        capacity: number,
        flags: number,
      ): number;
    };
  }
  export default function init(options?: {
    readonly print?: () => void;
    readonly printErr?: () => void;
  }): Promise<Sqlite>;
}
