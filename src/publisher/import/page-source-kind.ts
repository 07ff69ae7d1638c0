import type { SourceKind } from '#core/archive/source';

const KINDS: readonly (readonly [SourceKind, RegExp])[] = [
  [
    'issue-paper',
    /\b(?:issue|policy|discussion|background|working|position) (?:paper|brief)\b|\bdocument thématique\b/iu,
  ],
  ['toolkit', /\btool ?kit\b|\bboîte à outils\b|\bcaja de herramientas\b/iu],
  [
    'guidelines',
    /\bguid(?:e|elines|ance|ing principles)\b|\bhandbook\b|\bmanu[ae]l\b|\blignes directrices\b|\bdirectrices\b|\bstandard minimum rules\b|\bbasic principles\b/iu,
  ],
  [
    'general-recommendation',
    /\bgeneral (?:recommendation|comment)\b|\b(?:recommandation|recomendación) general[e]?\b/iu,
  ],
  ['protocol', /\b(?:protocol|protocole|protocolo)\b|протокол/iu],
  [
    'treaty',
    /\b(?:convention|covenant|treaty|charter|statute|convenio|convención|tratado|pacte|pacto|traité)\b|конвенци|اتفاقية|公约/iu,
  ],
  ['resolution', /\b(?:resolution|résolution|resolución)\b|резолюци|القرار|决议/iu],
  [
    'declaration',
    /\b(?:declaration|déclaration|declaración|platform for action|plan of action)\b|декларац|إعلان|宣言/iu,
  ],
  ['decision', /\bdecision\b/iu],
  [
    'report',
    /\b(?:report|assessment|survey|study|review|overview|rapport|informe|estudio|étude)\b|доклад|تقرير|报告/iu,
  ],
];

/** The kind that the title names first: "Toolkit … of the Convention" is a toolkit. */
export function guessSourceKind(title: string): SourceKind {
  let best: { readonly kind: SourceKind; readonly at: number } | undefined;
  for (const [kind, pattern] of KINDS) {
    const at = title.search(pattern);
    if (at !== -1 && (best === undefined || at < best.at)) best = { kind, at };
  }
  return best?.kind ?? 'other';
}

/** CSL's type for a kind; what only has an address is a page of the web. */
export function cslType(
  kind: SourceKind,
  facts: { readonly hasUrl: boolean; readonly hasContainer: boolean },
): string {
  if (kind === 'treaty' || kind === 'protocol') return 'treaty';
  if (facts.hasContainer) return 'article-journal';
  if (kind === 'other') return facts.hasUrl ? 'webpage' : 'document';
  return 'report';
}
