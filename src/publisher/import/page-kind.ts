import type { ArticleKind } from '#core/archive/article';

const EVENT =
  /\b(?:workshop|conference|congress|session|summit|side[- ]event|webinar|round ?table|symposium|forum|seminar|atelier|conférence|congrès|sommet|séminaire|taller|conferencia|congreso|cumbre|seminario)s?\b|семинар|конференци|конгресс|сесси|مؤتمر|ورشة|会议|研讨会|大会/iu;
const EVENT_VERB =
  /\b(?:held (?:in|at|on|from|online)|took place|attend(?:s|ed|ing)?|participat(?:es?|ed|ing)|hosted|convened|co-hosted|s'est tenue?|a eu lieu|tenue?|se celebró|tuvo lugar|participó|celebrad[oa])\b|состоял|прошл|عقد|اجتمع|举行/iu;
const STATEMENT =
  /^(?:joint |written |oral |open )?(?:statement|letter|declaration|déclaration|declaración|comunicado|communiqué)\b|\bstatement (?:by|of|on|to)\b|\bcalls? (?:on|for)\b/iu;
const EXPLAINER =
  /^(?:a )?(?:short |brief )?guide to\b|^(?:what (?:is|are|does)|how (?:does|do|to)|who (?:is|are)|why )|\bexplain(?:ed|ing)\b|\bexplainer\b|\b(?:a |an )(?:short |brief )?(?:guide|introduction) to\b|^(?:qu'est-ce|comprendre|qué es)\b/iu;
const ANALYSIS =
  /\b(?:analysis|analysing|analyzing|assessment|implications|lessons from|in perspective|analyse|análisis)\b|анализ|تحليل|分析/iu;

const LABELS: readonly (readonly [RegExp, ArticleKind])[] = [
  [/^(?:opinions?|analysis|commentary|comment|op-ed|analyse|análisis|opinión|tribune)$/iu, 'analysis'],
  [/^(?:statements?|declarations?|déclarations?|declaraciones|comunicados?)$/iu, 'statement'],
  [/^(?:explainers?|guides?|q&a|faq)$/iu, 'explainer'],
];
/** A site puts one label or two above a title; more short lines are a menu. */
const MOST_LABELS = 3;

/**
 * What an article most likely is, from its title, the beginning of its text, and the labels that the site put above
 * the title. `news` where nothing else shows.
 */
export function guessKind(title: string, text: string, labels: readonly string[] = []): ArticleKind {
  const labelled = LABELS.find(([pattern]) => labels.some((label) => pattern.test(label)));
  if (labels.length <= MOST_LABELS && labelled !== undefined) return labelled[1];
  if (STATEMENT.test(title)) return 'statement';
  if (EXPLAINER.test(title)) return 'explainer';
  const opening = text.slice(0, 1500);
  if (EVENT.test(title) && EVENT_VERB.test(`${title} ${opening}`)) return 'event-report';
  if (ANALYSIS.test(title)) return 'analysis';
  return EVENT.test(opening.slice(0, 700)) && EVENT_VERB.test(opening.slice(0, 700))
    ? 'event-report'
    : 'news';
}
