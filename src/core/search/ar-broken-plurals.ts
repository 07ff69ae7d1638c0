// Plurals of Arabic that change the inside of a word, back to the stem of the singular: templates where they are
// safe, and a list of what no template tells. Words are folded: one alef, ya for its hamza, ha for ta marbuta.

/** Plural and the stem of its singular. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'نساء مرا نسايي مرا امرا مرا برامج برنامج معايير معيار ميادين ميدان مقادير مقدار مفاتيح مفتاح ' +
    'اساليب اسلوب اسابيع اسبوع عقاقير عقار سلاطين سلطان اموال مال احوال حال اعوام عام ابواب باب ' +
    'تواريخ تاريخ مسايل مسال اخطاء خطا بنادق بندق ' +
    'ايام يوم ابناء ابن اسماء اسم اباء اب رسايل رسال زلازل زلزال مشاكل مشكل اماكن مكان ' +
    'حقوق حق حروب حرب جيوش جيش بحوث بحث نصوص نص بيوت بيت علوم علم قرون قرن ديون دين عقود عقد شوون شان ' +
    'ظروف ظرف فنون فن سيول سيل قلوب قلب ملوك ملك صفوف صف خطوط خط ردود رد ' +
    'عمال عامل ضباط ضابط طلاب طالب طلب طالب نواب نايب حكام حاكم سكان ساكن رجال رجل جبال جبل جمال جمل ' +
    'مدن مدين سفن سفين طرق طريق قضا قاض ادل دليل رهاين رهين مرضي مريض قتلي قتيل جرحي جريح اسري اسير ' +
    'بنات بنت جمهوريات جمهوري شركاء شريك رشاو رشو مباد مبد اراء راي ادو دواء افرق فريق فرق فريق'
  )
    .split(' ')
    .reduce<[string, string][]>(
      (list, word, at, all) => (at % 2 === 0 ? [...list, [word, all[at + 1] ?? word]] : list),
      [],
    ),
);

/** A word in a template and the singular made of its letters. */
type Template = readonly [pattern: RegExp, singular: string];

const TEMPLATES: readonly Template[] = [
  // taqārīr: taqrīr
  [/^ت([^ا])ا(.)ي([^هن])$/, 'ت$1$2ي$3'],
  // mashārīʿ: mashrūʿ
  [/^م([^ا])ا(.)ي([^هن])$/, 'م$1$2و$3'],
  // aqālīm: iqlīm
  [/^ا([^ا])ا(.)ي([^هن])$/, 'ا$1$2ي$3'],
  // qawānīn: qānūn
  [/^([^م])وا(.)ي([^ه])$/, '$1ا$2و$3'],
  // ṣanādīq: ṣundūq
  [/^([^تما])([^ا])ا(.)ي([^هان])$/, '$1$2$3و$4'],
  // jarāʾim: jarīma, and jawāʾiḥ: jāʾiḥa
  [/^([^م])واي([^ه])$/, '$1اي$2'],
  [/^([^مي])([^و])اي([^ه])$/, '$1$2ي$3'],
  // maṣādir: maṣdar
  [/^م(.)ا(.)([^يه])$/, 'م$1$2$3'],
  // qawāʿid: qāʿida
  [/^([^م])وا([^ي])([^يه])$/, '$1ا$2$3'],
  // ʿanāṣir: ʿunṣur
  [/^([^اتمسيونبلك])([^و])ا([^ي])([^يه])$/, '$1$2$3$4'],
  // sujanāʾ: sajīn
  [/^([^ا])(.)([^ا])اء$/, '$1$2ي$3'],
];

/** One who does something with somebody: not the plural of a place. */
const PARTICIPLES = new Set(
  'مفاوض مشارك مساعد مهاجر مقاتل محارب مراقب مقاول معاصر محاسب مجاهد مناصر معارض مدافع مساهم معاون مراسل مناسب مباشر مشابه محايد مخالف مسافر منافس متابع مطالب مقابل ممارس'.split(
    ' ',
  ),
);

/** The stem of the singular, where the list has the plural; else undefined. */
export function listedSingular(stem: string): string | undefined {
  return IRREGULAR.get(stem);
}

/**
 * The same, where a template fits. It must not have had an ending of number or gender: `maʿāhid` is many institutes,
 * `muʿāhada` one treaty.
 */
export function singularOf(stem: string): string | undefined {
  const known = IRREGULAR.get(stem);
  if (known !== undefined || PARTICIPLES.has(stem)) return known;
  const template = TEMPLATES.find(([pattern]) => pattern.test(stem));
  return template && stem.replace(template[0], template[1]);
}

/** `aflām`, `asliḥa`: plurals that begin with a hamza on its alef, which folding takes away. */
export function singularOfHamza(word: string): string | undefined {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  const template = HAMZA_TEMPLATES.find(([pattern]) => pattern.test(word));
  return template && word.replace(template[0], template[1]);
}

const HAMZA_TEMPLATES: readonly Template[] = [
  // aʿḍāʾ: ʿuḍw
  [/^ا([^ا])([^ا])اء$/, '$1$2و'],
  // aṣwāt: ṣawt; but azamāt is no such plural.
  [/^ا([^ا])([وي])ات$/, '$1$2ت'],
  // aṭfāl: ṭifl
  [/^ا([^ا])([^ا])ا([^ت])$/, '$1$2$3'],
  // asliḥa: silāḥ
  [/^ا([^ا])([^ا])([^اي])ه$/, '$1$2ا$3'],
];
