/** Month names as United Nations documents write them; own tables, because Intl's change between versions. */
const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  ar: [
    'كانون الثاني/يناير',
    'شباط/فبراير',
    'آذار/مارس',
    'نيسان/أبريل',
    'أيار/مايو',
    'حزيران/يونيه',
    'تموز/يوليه',
    'آب/أغسطس',
    'أيلول/سبتمبر',
    'تشرين الأول/أكتوبر',
    'تشرين الثاني/نوفمبر',
    'كانون الأول/ديسمبر',
  ],
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
};

/** Russian months without a day stand in the nominative. */
const RUSSIAN_NOMINATIVE =
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');

const ISO_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** An ISO 8601 date, month or year in the words of a language (en, fr, es, ar, ru, zh; else English). */
export function formatDate(iso: string, lang: string): string {
  const [, year, month, day] = ISO_DATE.exec(iso) ?? [];
  if (year === undefined) return iso;
  if (month === undefined) return lang.startsWith('zh') ? `${year}年` : year;
  const base = lang.split('-')[0] ?? lang;
  if (base === 'zh') return `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`;
  return inWords(base, year, Number(month), day === undefined ? undefined : Number(day));
}

function inWords(lang: string, year: string, month: number, day: number | undefined): string {
  const names = MONTHS[lang] ?? MONTHS['en'] ?? [];
  const name = (lang === 'ru' && day === undefined ? RUSSIAN_NOMINATIVE : names)[month - 1];
  if (name === undefined) return year;
  const dayText = lang === 'fr' && day === 1 ? '1er' : day;
  if (lang === 'es') return dayText === undefined ? `${name} de ${year}` : `${dayText} de ${name} de ${year}`;
  const words = dayText === undefined ? `${name} ${year}` : `${dayText} ${name} ${year}`;
  return lang === 'ru' ? `${words} года` : words;
}
