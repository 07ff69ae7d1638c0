import { describe, expect, it } from 'vitest';
import { createAliasTable, expandAliases } from './aliases.ts';
import { createBudget } from './budget.ts';
import { createDocStore } from './doc-store.ts';
import { createEvaluator } from './evaluate.ts';
import { parseQuery } from './parse-query.ts';
import { createPersonalFilter } from './personal.ts';
import { byName, sampleIndex, samplePorts } from './sample-engine.ts';
import { NOTHING } from './scores.ts';
import { createTextStore } from './text-store.ts';

const ports = samplePorts();
const { catalogue } = ports;
const store = createDocStore(catalogue);
const texts = createTextStore((ref) => ports.readText(ref));
const index = await sampleIndex('en', ports);
const aliases = createAliasTable(catalogue.terms);

function evaluate(text: string, limitMs = 100) {
  const budget = createBudget(
    () => 0,
    limitMs,
    () => false,
  );
  const evaluator = createEvaluator(index, {
    catalogue,
    store,
    texts,
    budget,
    personal: createPersonalFilter(undefined),
  });
  return evaluator.evaluate(expandAliases(parseQuery(text, false).root, aliases));
}

/** The document that answers best. */
async function best(text: string): Promise<string | undefined> {
  const scores = byName((await evaluate(text)) ?? NOTHING, index);
  return [...scores].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

const G = 'a:gender-untoc';
const F = 'a:firearms-report';
const C = 'a:climate-news';
const U = 's:untoc-2000';
const S = 's:unscr-1325';

describe('a query in one index', () => {
  it.each<[string, readonly string[] | undefined]>([
    ['human', [F, G]],
    ['human firearms', [F]],
    ['human OR climate', [C, F, G]],
    ['human -firearms', [G]],
    ['-human', [C, S, U]],
    ['-(human OR climate)', [S, U]],
    ['"human rights"', []],
    ['"human security"', [F]],
    ['"security human"', []],
    ['"human secu*"', [F]],
    ['title:"event report"', [F]],
    ['title:report', [F]],
    ['title:"human security"', []],
    ['source:"transnational organized crime"', [F, G, U]],
    ['source:untoc-2000', [F, G, U]],
    ['symbol:1325', [G, S]],
    ['S/RES/1325 (2000)', [G, S]],
    ['UNSCR 1325', [G, S]],
    ['1325', [G, S]],
    ['A/RES/55/25', [F, G, U]],
    ['A/RES/55/99', []],
    ['UNTOC', [F, G, U]],
    ['topic:crime', [G]],
    ['topic:crime human', [G]],
    ['kind:news OR kind:treaty', [C, U]],
    ['the', undefined],
    ['the human', [F, G]],
    ['the OR of', undefined],
    ['', undefined],
  ])('%j', async (text, expected) => {
    const scores = await evaluate(text);
    expect(scores && [...byName(scores, index).keys()].toSorted()).toEqual(expected?.toSorted());
  });

  it('puts a source asked for by symbol, number or name first', async () => {
    for (const text of ['S/RES/1325 (2000)', '1325', 'res 1325']) expect(await best(text)).toBe(S);
    expect(await best('palermo convention')).toBe(U);
  });

  it('finds nothing once its time is over', async () => {
    expect((await evaluate('human', 0))?.size).toBe(0);
    expect((await evaluate('"human security"', 0))?.size).toBe(0);
  });
});
