import { describe, expect, it } from 'vitest';
import { fold } from '#core/text/fold';
import { stemArabic } from './ar-stemmer.ts';

/** Words of one family in one line: all of a line should come to one stem. */
const FAMILIES = `
اتفاقية الاتفاقية واتفاقية اتفاقيات الاتفاقيات باتفاقية اتفاقيتها
معاهدة المعاهدة معاهدات المعاهدات والمعاهدات
قرار القرار قرارات القرارات والقرار بالقرار للقرار
حكومة الحكومة حكومات الحكومات حكومتها والحكومة
منظمة المنظمة منظمات المنظمات والمنظمات للمنظمات
امرأة المرأة والمرأة للمرأة
دولة الدولة والدولة للدولة
دولي الدولي الدولية دولية والدولية
مؤتمر المؤتمر مؤتمرات المؤتمرات بالمؤتمر للمؤتمر
جريمة الجريمة والجريمة بالجريمة
مجتمع المجتمع مجتمعات المجتمعات مجتمعنا
مكافحة المكافحة ومكافحة لمكافحة
قانون القانون القانونية قانوني بالقانون
سياسة السياسة سياسات السياسات سياسي السياسية
حماية الحماية وحماية
مناخ المناخ مناخي المناخية
مفاوض المفاوض مفاوضون المفاوضين
مفاوضة مفاوضات المفاوضات
تقرير التقرير تقريرها
لجنة اللجنة واللجنة
توصية التوصية توصيات التوصيات
مساواة المساواة والمساواة
تنمية التنمية والتنمية للتنمية
تعليم التعليم والتعليم تعليمي التعليمية
صحة الصحة والصحة
عضو العضو
بروتوكول البروتوكول بروتوكولات البروتوكولات
طفل الطفل
شاب الشاب
سلاح السلاح
سلام السلام والسلام
أمن الأمن والأمن
عدالة العدالة والعدالة
محكمة المحكمة
شبكة الشبكة شبكات الشبكات
ضحية الضحية
مندوب المندوب مندوبون المندوبين مندوبات
جمعية الجمعية جمعيات الجمعيات
مشروع المشروع مشروعات المشروعات
برنامج البرنامج
إعلان الإعلان إعلانات الإعلانات
وثيقة الوثيقة
مصدر المصدر
مقال المقال مقالات المقالات
باحث الباحث باحثون الباحثين باحثات
مجلس المجلس
صندوق الصندوق
مبادرة المبادرة مبادرات المبادرات
استراتيجية الاستراتيجية استراتيجيات
انتهاك الانتهاك انتهاكات الانتهاكات
إجراء الإجراء إجراءات الإجراءات
شركة الشركة شركات الشركات
خدمة الخدمة خدمات الخدمات
مسؤول المسؤول مسؤولون المسؤولين
مشارك المشارك مشاركون المشاركين
مشاركة المشاركة مشاركات
تمييز التمييز
عنف العنف والعنف
سجين السجين
تعاون التعاون والتعاون بالتعاون للتعاون
معلومة المعلومة معلومات المعلومات والمعلومات
حاجة الحاجة حاجات
لاجئ اللاجئ لاجئون اللاجئين
مهاجر المهاجر مهاجرون المهاجرين
إنسان الإنسان والإنسان
اجتماع الاجتماع اجتماعات الاجتماعات`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

function stem(word: string): string {
  return stemArabic(fold(word));
}

describe('the light stemmer for Arabic', () => {
  it('has a list of at least sixty families', () => expect(FAMILIES.length).toBeGreaterThanOrEqual(60));

  it('joins at least 97 of 100 words with their family', () => {
    const pairs = FAMILIES.flatMap((family) =>
      family.slice(1).map((word) => [family[0] ?? '', word] as const),
    );
    const apart = pairs.filter(([first, word]) => stem(first) !== stem(word));
    expect(apart.length / pairs.length, apart.map((pair) => pair.join(' / ')).join(', ')).toBeLessThanOrEqual(
      0.03,
    );
  });

  it('keeps different families apart', () => {
    const stems = FAMILIES.map((family) => stem(family[0] ?? ''));
    const twins = stems.filter((one, at) => stems.indexOf(one) !== at);
    // Light stemming joins these: state and international, the one who takes part and taking part.
    const related = ['دولي', 'مفاوضة', 'مشاركة'].map(stem);
    expect(twins.toSorted()).toEqual(related.toSorted());
  });

  it.each(['UNTOC', '1325', 'اب', 'يد', 'права'])('leaves %s alone', (word) =>
    expect(stem(word)).toBe(fold(word)),
  );
});
