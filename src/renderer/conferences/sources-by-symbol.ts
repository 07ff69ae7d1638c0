import type { Source } from '#core/archive/source';
import { parseUnSymbol } from '#core/symbols/un-symbol';
import { fold } from '#core/text/fold';

/** A symbol as it is compared: its canonical form, without spaces and case. */
export function symbolForm(symbol: string): string {
  return fold(parseUnSymbol(symbol)?.canonical ?? symbol).replaceAll(/\s+/gu, '');
}

/** Sources by their symbols and numbers. Where several share one, a source without a part (annex II) goes first. */
export function sourcesBySymbol(sources: readonly Source[]): ReadonlyMap<string, Source> {
  const found = new Map<string, Source>();
  const parts = new Map<string, Source>();
  for (const source of sources) {
    if (source.number !== undefined) addOnce(found, source.number, source);
    for (const { value, part } of source.identifiers)
      addOnce(part === undefined ? found : parts, value, source);
  }
  return new Map([...parts, ...found]);
}

function addOnce(map: Map<string, Source>, symbol: string, source: Source): void {
  const form = symbolForm(symbol);
  if (!map.has(form)) map.set(form, source);
}
