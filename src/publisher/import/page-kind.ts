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

/** What an article most likely is, from its title and the beginning of its text. `news` where nothing else shows. */
export function guessKind(title: string, text: string): ArticleKind {
  if (STATEMENT.test(title)) return 'statement';
  if (EXPLAINER.test(title)) return 'explainer';
  const opening = text.slice(0, 1500);
  if (EVENT.test(title) && EVENT_VERB.test(`${title} ${opening}`)) return 'event-report';
  if (ANALYSIS.test(title)) return 'analysis';
  return EVENT.test(opening.slice(0, 700)) && EVENT_VERB.test(opening.slice(0, 700))
    ? 'event-report'
    : 'news';
}
