import { flexSearchSpeed } from '../../peers/flexsearch.ts';
import { miniSearchSpeed } from '../../peers/minisearch.ts';
import { oramaSpeed } from '../../peers/orama.ts';
import { sqliteSpeed } from '../../peers/sqlite.ts';
import { attacheSpeed } from './attache.ts';
import type { SpeedEngine } from './engine.ts';
import { lunrSpeed } from './lunr.ts';
import { packedSpeed } from './packed.ts';

/** By a short name, in the order of the tables. */
export const ENGINES: Readonly<Record<string, SpeedEngine>> = {
  index: packedSpeed,
  attache: attacheSpeed,
  lunr: lunrSpeed,
  minisearch: miniSearchSpeed,
  flexsearch: flexSearchSpeed,
  orama: oramaSpeed,
  sqlite: sqliteSpeed,
};

export function engineNamed(name: string): SpeedEngine {
  const engine = ENGINES[name];
  if (engine === undefined) throw new Error(`no engine ${name}`);
  return engine;
}
