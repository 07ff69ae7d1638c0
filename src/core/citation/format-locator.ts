import type { Locator, LocatorLabel } from '#core/archive/citation';

/** Singular and plural of one label. */
type Pair = readonly [one: string, many: string];
type Labels = Readonly<Record<LocatorLabel, Pair>>;

/** Chinese puts the value inside the label: `第32条`; `#` stands for it. */
const LABELS: Readonly<Record<string, Labels>> = {
  en: {
    page: ['p.', 'pp.'],
    'article-locator': ['art.', 'arts.'],
    paragraph: ['para.', 'paras.'],
    section: ['sec.', 'secs.'],
    chapter: ['chap.', 'chaps.'],
    appendix: ['annex', 'annexes'],
    rule: ['rule', 'rules'],
    'title-locator': ['title', 'titles'],
    verse: ['verse', 'verses'],
    principle: ['principle', 'principles'],
    preamble: ['preamble', 'preamble'],
  },
  fr: {
    page: ['p.', 'p.'],
    'article-locator': ['art.', 'art.'],
    paragraph: ['par.', 'par.'],
    section: ['sect.', 'sect.'],
    chapter: ['chap.', 'chap.'],
    appendix: ['annexe', 'annexes'],
    rule: ['règle', 'règles'],
    'title-locator': ['titre', 'titres'],
    verse: ['verset', 'versets'],
    principle: ['principe', 'principes'],
    preamble: ['préambule', 'préambule'],
  },
  es: {
    page: ['pág.', 'págs.'],
    'article-locator': ['art.', 'arts.'],
    paragraph: ['párr.', 'párrs.'],
    section: ['secc.', 'seccs.'],
    chapter: ['cap.', 'caps.'],
    appendix: ['anexo', 'anexos'],
    rule: ['regla', 'reglas'],
    'title-locator': ['título', 'títulos'],
    verse: ['versículo', 'versículos'],
    principle: ['principio', 'principios'],
    preamble: ['preámbulo', 'preámbulo'],
  },
  ar: {
    page: ['الصفحة', 'الصفحات'],
    'article-locator': ['المادة', 'المواد'],
    paragraph: ['الفقرة', 'الفقرات'],
    section: ['الفرع', 'الفروع'],
    chapter: ['الفصل', 'الفصول'],
    appendix: ['المرفق', 'المرفقات'],
    rule: ['القاعدة', 'القواعد'],
    'title-locator': ['الباب', 'الأبواب'],
    verse: ['الآية', 'الآيات'],
    principle: ['المبدأ', 'المبادئ'],
    preamble: ['الديباجة', 'الديباجة'],
  },
  ru: {
    page: ['с.', 'с.'],
    'article-locator': ['ст.', 'ст.'],
    paragraph: ['п.', 'пп.'],
    section: ['разд.', 'разд.'],
    chapter: ['гл.', 'гл.'],
    appendix: ['приложение', 'приложения'],
    rule: ['правило', 'правила'],
    'title-locator': ['раздел', 'разделы'],
    verse: ['стих', 'стихи'],
    principle: ['принцип', 'принципы'],
    preamble: ['преамбула', 'преамбула'],
  },
  zh: {
    page: ['第#页', '第#页'],
    'article-locator': ['第#条', '第#条'],
    paragraph: ['第#段', '第#段'],
    section: ['第#节', '第#节'],
    chapter: ['第#章', '第#章'],
    appendix: ['附件#', '附件#'],
    rule: ['规则#', '规则#'],
    'title-locator': ['第#编', '第#编'],
    verse: ['第#节', '第#节'],
    principle: ['原则#', '原则#'],
    preamble: ['序言#', '序言#'],
  },
};

/** What stands between the values of a list, where it is not a comma and a space. */
const COMMAS: Readonly<Record<string, string>> = { ar: '، ', zh: '、' };

/** A locator in the words of a language (en, fr, es, ar, ru, zh; else English): `pp. 8–13`, `第32条`. */
export function formatLocator(locator: Locator, lang: string): string {
  const base = lang.split('-')[0] ?? lang;
  const labels = LABELS[base] ?? LABELS['en'];
  const value = locator.value.replaceAll('-', '–').replaceAll(', ', COMMAS[base] ?? ', ');
  if (labels === undefined) return value;
  const isMany = locator.value.includes('-') || locator.value.includes(',');
  const label = labels[locator.label][isMany ? 1 : 0];
  if (label.includes('#')) return label.replace('#', value);
  const space = locator.label === 'preamble' && value !== '' ? ', ' : ' ';
  return `${label}${value === '' ? '' : space}${value}`;
}
