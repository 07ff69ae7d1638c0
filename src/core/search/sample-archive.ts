// A small archive in six languages for the tests of search.
import type { Article } from '#core/archive/article';
import type { ArticleText, Block } from '#core/archive/article-text';
import type { Catalogue } from '#core/archive/catalogue';
import type { Source } from '#core/archive/source';
import type { IndexInput } from './build-index.ts';

interface Sample {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly published?: string;
  readonly kind?: Article['kind'];
  readonly topics?: readonly string[];
  readonly conferences?: readonly string[];
  readonly authors?: readonly string[];
  readonly cites?: readonly string[];
}

const SAMPLES: readonly Sample[] = [
  {
    id: 'gender-untoc',
    lang: 'en',
    title: 'Gender and organised crime',
    published: '2024-05-17',
    kind: 'analysis',
    topics: ['gender', 'crime'],
    conferences: ['ccpcj-33'],
    authors: ['Amina Diallo'],
    cites: ['untoc-2000', 'unscr-1325'],
    paragraphs: [
      'Delegates negotiated the Convention against Transnational Organized Crime in Palermo. The convention was adopted by resolution 55/25.',
      '# Peace-building and women',
      "Women's participation in peace-building is the subject of Security Council resolution 1325 (2000). Negotiations on women's rights continued for years.",
      'The review mechanism met on 15 November. It counted 10,000 pages of evidence about human trafficking.',
    ],
  },
  {
    id: 'firearms-report',
    lang: 'en',
    title: 'Firearms protocol: an event report',
    published: '2023-11-02',
    kind: 'event-report',
    topics: ['firearms'],
    conferences: ['cop-12'],
    authors: ['John Smith'],
    cites: ['untoc-2000'],
    paragraphs: [
      'The protocol entered into force in 2005. States reported on firearms and the human right to security.',
      'A delegate from the youth caucus spoke about human security, rights and duties. Nobody mentioned trafficking.',
    ],
  },
  {
    id: 'climate-news',
    lang: 'en',
    title: 'Climate talks end late',
    published: '2025-01-10',
    kind: 'news',
    topics: ['climate'],
    authors: ['Amina Diallo'],
    paragraphs: [
      'The climate negotiators ended their session. Who paid for it? To be or not to be, said one delegate.',
    ],
  },
  {
    id: 'genre-fr',
    lang: 'fr',
    title: 'Genre et criminalité organisée',
    published: '2024-06-01',
    kind: 'analysis',
    topics: ['gender', 'crime'],
    cites: ['untoc-2000'],
    paragraphs: [
      'La Convention de Palerme protège les victimes. Les négociations sur l’éducation des réfugiées ont commencé.',
      'L’équipement des délégués restait insuffisant.',
    ],
  },
  {
    id: 'genero-es',
    lang: 'es',
    title: 'Género y delincuencia organizada',
    published: '2024-06-02',
    kind: 'analysis',
    topics: ['gender'],
    paragraphs: [
      'La negociación de la Convención de Palermo duró años. La educación de las niñas es un derecho.',
    ],
  },
  {
    id: 'gender-ru',
    lang: 'ru',
    title: 'Гендер и организованная преступность',
    published: '2024-06-03',
    kind: 'analysis',
    topics: ['gender'],
    paragraphs: [
      'Палермская конвенция защищает права человека. Переговоры о правах женщин продолжались. Ещё один день.',
    ],
  },
  {
    id: 'gender-ar',
    lang: 'ar',
    title: 'النوع الاجتماعي والجريمة المنظمة',
    published: '2024-06-04',
    kind: 'analysis',
    topics: ['gender'],
    paragraphs: ['اتفاقية باليرمو تحمي الضحايا. استمرّت المفاوضات حول الاتفاقيات الدولية وحقوق المرأة.'],
  },
  {
    id: 'gender-zh',
    lang: 'zh-Hans',
    title: '性别与有组织犯罪',
    published: '2024-06-05',
    kind: 'analysis',
    topics: ['gender'],
    paragraphs: ['巴勒莫公约保护受害者。缔约方会议讨论了妇女权利和人权教育。第1325(2000)号决议。'],
  },
];

const SOURCES: readonly Source[] = [
  {
    id: 'untoc-2000',
    type: 'treaty',
    title: 'United Nations Convention against Transnational Organized Crime',
    titleShort: 'UNTOC',
    author: [],
    authority: 'General Assembly',
    issued: '2000-11-15',
    number: 'A/RES/55/25',
    language: 'en',
    kind: 'treaty',
    identifiers: [{ kind: 'un-symbol', value: 'A/RES/55/25', part: 'annex I' }],
    titles: { fr: 'Convention des Nations Unies contre la criminalité transnationale organisée' },
    relations: [],
  },
  {
    id: 'unscr-1325',
    type: 'report',
    title: 'Resolution on women and peace and security',
    author: [],
    authority: 'Security Council',
    issued: '2000-10-31',
    number: 'S/RES/1325 (2000)',
    language: 'en',
    kind: 'resolution',
    identifiers: [{ kind: 'un-symbol', value: 'S/RES/1325 (2000)' }],
    titles: {},
    relations: [],
  },
];

/** The texts, as canonical text with its blocks. */
export function sampleText(paragraphs: readonly string[]): ArticleText {
  const blocks: Block[] = [];
  let text = '';
  let number = 0;
  for (const [at, paragraph] of paragraphs.entries()) {
    const isHeading = paragraph.startsWith('# ');
    const start = text.length + (at === 0 ? 0 : 1);
    text += (at === 0 ? '' : '\n') + (isHeading ? paragraph.slice(2) : paragraph);
    if (!isHeading) number += 1;
    const place = { id: `b${at + 1}`, start, end: text.length };
    blocks.push(
      isHeading ? { ...place, kind: 'heading', level: 2 } : { ...place, kind: 'paragraph', number },
    );
  }
  return { version: 1, text, blocks };
}

/** An article around its title and text, for the tests of search. */
export function sampleArticle(sample: Omit<Sample, 'paragraphs'>): Article {
  return {
    id: sample.id,
    rev: sample.id,
    title: sample.title,
    lang: sample.lang,
    published: sample.published ?? '2024-01-01',
    authors: sample.authors ?? [],
    kind: sample.kind ?? 'analysis',
    topics: sample.topics ?? [],
    conferences: sample.conferences ?? [],
    words: 1,
    citations: (sample.cites ?? []).map((source, at) => ({
      number: at + 1,
      source,
      places: [{ block: 'b1', offset: 10 }],
    })),
    html: { sha256: `html-${sample.id}`, size: 1, type: 'text/html' },
    text: { sha256: `text-${sample.id}`, size: 1, type: 'application/json' },
    attachments: [],
  };
}

/** Texts by the hash that {@link sampleArticle} gives them. */
export function sampleTexts(): ReadonlyMap<string, ArticleText> {
  return new Map(SAMPLES.map((sample) => [`text-${sample.id}`, sampleText(sample.paragraphs)]));
}

export function sampleCatalogue(): Catalogue {
  return {
    articles: SAMPLES.map(sampleArticle),
    sources: SOURCES,
    conferences: [
      {
        id: 'ccpcj-33',
        title: 'Commission on Crime Prevention, session 33',
        agenda: [],
        sideEvents: [],
        sources: [],
      },
      {
        id: 'cop-12',
        title: { en: 'Conference of the Parties 12', fr: 'Conférence des Parties 12' },
        agenda: [],
        sideEvents: [],
        sources: [],
      },
    ],
    topics: [
      { id: 'gender', label: { en: 'Gender equality', fr: 'Égalité des sexes' } },
      { id: 'crime', label: { en: 'Organised crime' } },
      { id: 'firearms', label: { en: 'Firearms' } },
      { id: 'climate', label: { en: 'Climate' } },
    ],
    organisations: [],
    terms: [
      {
        id: 'untoc',
        source: 'untoc-2000',
        names: {
          en: ['Palermo Convention', 'UNTOC', 'Convention against Transnational Organized Crime'],
          fr: ['Convention de Palerme'],
          es: ['Convención de Palermo'],
          ru: ['Палермская конвенция'],
          ar: ['اتفاقية باليرمو'],
          zh: ['巴勒莫公约'],
        },
      },
      { id: 'who', names: { en: ['WHO', 'World Health Organization'] } },
    ],
  };
}

export function sampleInput(): IndexInput {
  const { articles, sources } = sampleCatalogue();
  const texts = sampleTexts();
  return {
    articles,
    sources,
    languages: ['en', 'fr', 'es', 'ru', 'ar', 'zh-Hans'],
    texts: new Map(
      articles.flatMap((article) => {
        const text = texts.get(article.text.sha256);
        return text ? [[article.id, text] as const] : [];
      }),
    ),
  };
}
