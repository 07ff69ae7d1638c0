// How good a ranking is, as TREC counts it.

export interface Quality {
  /** Normalised discounted cumulative gain of the first ten; the gain is the grade. */
  readonly ndcg10: number;
  /** Average precision; any grade above nought is relevant. */
  readonly map: number;
  /** Share of what is relevant among the first hundred. */
  readonly recall100: number;
}

/** Of one question; nothing where no document is relevant. */
export function qualityOf(refs: readonly string[], grades: ReadonlyMap<string, number>): Quality | undefined {
  const relevant = [...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  if (relevant.length === 0) return undefined;
  const gains = refs.map((ref) => grades.get(ref) ?? 0);
  let found = 0;
  let precision = 0;
  let at100 = 0;
  for (const [at, gain] of gains.entries()) {
    if (gain <= 0) continue;
    found += 1;
    precision += found / (at + 1);
    if (at < 100) at100 += 1;
  }
  return {
    ndcg10: discounted(gains) / discounted(relevant),
    map: precision / relevant.length,
    recall100: at100 / relevant.length,
  };
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

export function meanQuality(all: readonly Quality[]): Quality {
  const mean = (key: keyof Quality): number => all.reduce((sum, one) => sum + one[key], 0) / all.length;
  return { ndcg10: mean('ndcg10'), map: mean('map'), recall100: mean('recall100') };
}
