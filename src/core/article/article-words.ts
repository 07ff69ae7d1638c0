/** The few words that an article's page says itself, in the article's language. */
export interface ArticleWords {
  readonly notes: string;
  /** Accessible name of a mark, e.g. "Note 3". */
  note(number: number): string;
  /** Accessible name of a link from a note back to its `occurrence`th mark. */
  back(number: number, occurrence: number): string;
  readonly updated: string;
}

const ENGLISH: ArticleWords = {
  notes: 'Notes',
  note: (number) => `Note ${number}`,
  back: (number, occurrence) => `Back to mark ${number}, place ${occurrence}`,
  updated: 'Updated',
};

const WORDS: Readonly<Record<string, ArticleWords>> = {
  en: ENGLISH,
  fr: {
    notes: 'Notes',
    note: (number) => `Note ${number}`,
    back: (number, occurrence) => `Retour à l’appel de note ${number}, place ${occurrence}`,
    updated: 'Mis à jour',
  },
  es: {
    notes: 'Notas',
    note: (number) => `Nota ${number}`,
    back: (number, occurrence) => `Volver a la llamada ${number}, lugar ${occurrence}`,
    updated: 'Actualizado',
  },
  ar: {
    notes: 'الحواشي',
    note: (number) => `الحاشية ${number}`,
    back: (number, occurrence) => `العودة إلى علامة الحاشية ${number}، الموضع ${occurrence}`,
    updated: 'آخر تحديث',
  },
  ru: {
    notes: 'Примечания',
    note: (number) => `Примечание ${number}`,
    back: (number, occurrence) => `Назад к знаку примечания ${number}, место ${occurrence}`,
    updated: 'Обновлено',
  },
  zh: {
    notes: '注释',
    note: (number) => `注释${number}`,
    back: (number, occurrence) => `返回注释${number}的标记，第${occurrence}处`,
    updated: '更新于',
  },
};

/** English for a language that has no words here. */
export function articleWords(lang: string): ArticleWords {
  return WORDS[lang.split('-')[0] ?? lang] ?? ENGLISH;
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb']);

/** Writing direction of a BCP 47 tag, by its language. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(lang.split('-')[0] ?? lang) ? 'rtl' : 'ltr';
}
