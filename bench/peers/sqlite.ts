// SQLite's own WASM build: what a window could use instead. Contentless, so the texts are not in its file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import init, { type Database, type Sqlite } from '@sqlite.org/sqlite-wasm';
import type { Text } from '../search/corpus.ts';
import { DEPTH, LIMIT, type Ask, type RankedEngine, type SpeedEngine } from '../search/engines/engine.ts';
import { isStopWord, plainWords } from './words.ts';

/** It wants a short and a long list of beginnings, so that typing is quick. */
const SPEED = "tokenize='porter unicode61', prefix='1 2 3'";

function create(sqlite: Sqlite, texts: readonly Text[], options: string): Database {
  const database = new sqlite.oo1.DB(':memory:', 'c');
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5(title, body, content='', ${options})`);
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)');
  for (const [at, { title, body }] of texts.entries()) {
    insert.bind([at + 1, title, body]).step();
    insert.reset();
  }
  insert.finalize();
  database.exec("COMMIT; INSERT INTO texts(texts) VALUES ('optimize'); VACUUM");
  return database;
}

function openBytes(sqlite: Sqlite, bytes: Uint8Array): Database {
  const database = new sqlite.oo1.DB(':memory:', 'c');
  const { capi, wasm } = sqlite;
  const at = wasm.allocFromTypedArray(Uint8Array.from(bytes));
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  const code = capi.sqlite3_deserialize(database.pointer, 'main', at, bytes.length, bytes.length, flags);
  if (code !== 0) throw new Error(`sqlite3_deserialize: ${code}`);
  return database;
}

function quoted(words: readonly string[], joint: string): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(joint);
}

export const sqliteSpeed: SpeedEngine = {
  name: 'SQLite FTS5 (WASM)',
  build: async (texts) => {
    const sqlite = await init();
    const database = create(sqlite, texts, SPEED);
    return new Map([['index.db', sqlite.capi.sqlite3_js_db_export(database.pointer)]]);
  },
  open: async (folder) => {
    const database = openBytes(await init(), readFileSync(join(folder, 'index.db')));
    const find = database.prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?');
    const ask =
      (toMatch: (words: readonly string[]) => string): Ask =>
      (words) => {
        let count = 0;
        find.bind([toMatch(words), LIMIT]);
        while (find.step()) {
          find.get(0);
          count += 1;
        }
        find.reset();
        return count;
      };
    return {
      one: ask((words) => quoted(words, ' ')),
      any: ask((words) => quoted(words, ' OR ')),
      all: ask((words) => quoted(words, ' ')),
      typing: ask((words) => `${quoted(words, ' ')}*`),
      phrase: ask((words) => quoted([words.join(' ')], '')),
    };
  },
};

export async function sqliteRanked(texts: readonly Text[]): Promise<RankedEngine> {
  const sqlite = await init();
  const tables = [
    { tokenizer: 'unicode61', database: create(sqlite, texts, "tokenize='unicode61'") },
    { tokenizer: 'porter', database: create(sqlite, texts, "tokenize='porter unicode61'") },
  ];
  const rank = (database: Database, title: number, isKept: (word: string) => boolean) => {
    const find = database.prepare(
      `SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, ${title}, 1.0) LIMIT ${DEPTH}`,
    );
    return (query: string): readonly string[] => {
      const refs: string[] = [];
      find.bind([quoted(plainWords(query).filter(isKept), ' OR ')]);
      while (find.step()) refs.push(texts[Number(find.get(0)) - 1]?.ref ?? '');
      find.reset();
      return refs;
    };
  };
  return {
    name: 'SQLite FTS5 (WASM)',
    variants: tables.flatMap(({ tokenizer, database }) =>
      [0.5, 1, 2].flatMap((title) => [
        { settings: `${tokenizer}, title^${title}`, rank: rank(database, title, () => true) },
        {
          settings: `${tokenizer}, title^${title}, stop words of questions dropped`,
          rank: rank(database, title, (word) => !isStopWord(word)),
        },
      ]),
    ),
  };
}
