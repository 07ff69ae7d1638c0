import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { CARRIED_STATUSES } from '#core/anchoring/carry-over';
import type { ArticleKind } from '#core/archive/article';
import type { RevisionKind } from '#core/edition/edition';
import type { RelationType, SourceKind, SourceStatus } from '#core/archive/source';
import { COMMANDS, type CommandMenu } from '#core/commands/commands';
import { FACET_NAMES, type ClauseDoubtReason, type WrongSymbolReason } from '#core/search/search-types';
import type { Settings } from '#core/settings/settings';
import type { FILE_KIND } from '#core/search/doc-store';
import type { PdfFailure } from '#shared/pdf-messages';
import type { Motivation } from '#core/annotations/annotation';
import type {
  BundlePreview,
  FoundOnDrive,
  RestoreFailure,
  SaveSearchFailure,
  StorageProblem,
} from '#shared/bridge';
import type { SearchFailure } from '#shared/search-messages';
import { CHAPTERS } from '../help/guide-chapters.ts';
import type { PaletteGroup } from '../shell/palette-items.ts';
import type { RecordGroup } from '../shell/suggestions.ts';
import type { FailureCode, InstallState } from '../updates/install-state.ts';
import type { RemoveFailure, SaveFailure } from '../user/user-context.tsx';
import { LOCALES, MESSAGES } from './messages.ts';

/** The text of every file that may use a message, by path. */
const CODE = import.meta.glob<string>(['../**/*.{ts,tsx}', '../../main/**/*.ts', '!../**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const IDS = Object.keys(MESSAGES.en);

/** The members of a union: a record of them, so that the compiler misses none. */
function all<T extends string>(members: Readonly<Record<T, true>>): readonly string[] {
  return Object.keys(members);
}

const REFUSALS = all<FailureCode>({
  'not-a-bundle': true,
  incomplete: true,
  'unsafe-name': true,
  'duplicate-entry': true,
  'too-large': true,
  'bad-data': true,
  'newer-format': true,
  'bad-signature': true,
  'unknown-key': true,
  'other-archive': true,
  rollback: true,
  equivocation: true,
  'length-mismatch': true,
  'hash-mismatch': true,
  'unsafe-content': true,
  'bad-index': true,
  'damaged-here': true,
  'no-room': true,
  'disk-full': true,
  'write-failed': true,
  'read-failed': true,
  cancelled: true,
  crashed: true,
  'bad-address': true,
  'plain-http': true,
  offline: true,
  'host-not-found': true,
  'no-connection': true,
  'untrusted-server': true,
  'proxy-refused': true,
  'not-found': true,
  'not-a-publication': true,
  'redirected-away': true,
  'strange-answer': true,
  'too-slow': true,
  'connection-lost': true,
  'parts-missing': true,
  'parts-changed': true,
  'no-previous': true,
  'unknown-edition': true,
  'unknown-archive': true,
});
const SOURCE_KINDS = all<SourceKind>({
  treaty: true,
  protocol: true,
  resolution: true,
  declaration: true,
  guidelines: true,
  report: true,
  'issue-paper': true,
  toolkit: true,
  'general-recommendation': true,
  decision: true,
  'body-document': true,
  other: true,
});
const RELATIONS = all<RelationType>({
  recalls: true,
  amends: true,
  supplements: true,
  supersedes: true,
  annexes: true,
  'adopted-by': true,
});

/** Ids that are put together in the code: a `*` for each part, and what may stand in its place. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'annotation.failed-*': all<SaveFailure | RemoveFailure | RestoreFailure>({
    invalid: true,
    'disk-full': true,
    'write-failed': true,
    'read-only': true,
    unknown: true,
    taken: true,
  }),
  'trash.*': all<Motivation>({ bookmarking: true, commenting: true, highlighting: true }),
  'annotation.done-*': ['undo', 'redo'],
  'annotation.nothing-to-*': ['undo', 'redo'],
  'highlight.kind-*': ['1', '2', '3', '4', '5'],
  'article.note-*': ['saving', 'saved'],
  'article.print-*': ['unknown-article', 'print-failed'],
  'carried.status-*': CARRIED_STATUSES,
  'command.*': COMMANDS.map(({ id }) => id),
  'facet.*': FACET_NAMES,
  'help.chapter-*': CHAPTERS,
  'home.revision-*': all<RevisionKind>({ minor: true, major: true, correction: true }),
  'kind.*': all<ArticleKind | typeof FILE_KIND>({
    file: true,
    news: true,
    analysis: true,
    'event-report': true,
    statement: true,
    explainer: true,
  }),
  'menu.*': all<CommandMenu>({ file: true, edit: true, view: true, go: true, notes: true, help: true }),
  'palette.*': all<PaletteGroup>({
    search: true,
    commands: true,
    articles: true,
    sources: true,
    topics: true,
    conferences: true,
  }),
  'drive.*': all<FoundOnDrive['relation']>({ update: true, 'new-archive': true }),
  'problem.*': all<StorageProblem['kind']>({
    'notes-damaged': true,
    'settings-damaged': true,
    'notes-newer': true,
    locked: true,
    'not-writable': true,
    'protection-reset': true,
    'edition-quarantined': true,
    'edition-damaged': true,
    'not-tidied': true,
  }),
  'refusal.*': REFUSALS,
  'role.*': all<string>({
    undo: true,
    redo: true,
    cut: true,
    copy: true,
    paste: true,
    selectAll: true,
    resetZoom: true,
    zoomIn: true,
    zoomOut: true,
    togglefullscreen: true,
  }),
  'search.doubt-*': all<ClauseDoubtReason>({
    state: true,
    'no-value': true,
    date: true,
    year: true,
    kind: true,
    lang: true,
  }),
  'search.wrong-symbol-*': all<WrongSymbolReason>({
    unreadable: true,
    'early-session': true,
    'late-session': true,
    'no-session': true,
    'before-1946': true,
    'other-year': true,
    'year-order': true,
  }),
  'file.failed-*': all<PdfFailure | 'unreadable'>({
    damaged: true,
    locked: true,
    'too-large': true,
    'too-slow': true,
    unreadable: true,
  }),
  'search.failed-*': all<SearchFailure>({
    'bad-index': true,
    'too-slow': true,
    'read-failed': true,
    internal: true,
  }),
  'search.save-failed-*': all<SaveSearchFailure>({
    invalid: true,
    'too-many': true,
    'write-failed': true,
    'no-archive': true,
  }),
  'settings.failed-*': ['invalid', 'write-failed'],
  'settings.theme-*': all<Settings['theme']>({ system: true, light: true, dark: true }),
  'source-kind.*': SOURCE_KINDS,
  'source.relation-*-*': RELATIONS.flatMap((type) => [`${type}-out`, `${type}-back`]),
  'source.status-*': all<Exclude<SourceStatus, 'unknown'>>({
    'in-force': true,
    adopted: true,
    superseded: true,
    withdrawn: true,
  }),
  'sources.kinds-*': SOURCE_KINDS,
  'suggest.*': all<RecordGroup>({ articles: true, sources: true, topics: true, conferences: true }),
  'updates.*': all<Extract<InstallState, { readonly archive: unknown }>['status']>({
    installed: true,
    'stepped-back': true,
  }),
  'changes.block-*': all<'added' | 'removed' | 'moved'>({ added: true, removed: true, moved: true }),
  'changes.part-*': all<'added' | 'removed'>({ added: true, removed: true }),
  'updates.touched-*': all<'revised' | 'removed'>({ revised: true, removed: true }),
  'updates.step-*': ['back', 'forward'],
  'updates.relation-*': all<BundlePreview['relation']>({ 'new-archive': true, update: true, same: true }),
};

function expand(template: string): readonly string[] {
  const prefix = template.slice(0, template.indexOf('*'));
  return (TEMPLATES[template] ?? []).map((part) => prefix + part);
}

/** Everything in the code that reads like an id of the catalogue, as it stands or with `*` for what is put in. */
function idsInCode(): ReadonlySet<string> {
  const spaces = new Set(IDS.map((id) => id.split('.')[0] ?? ''));
  const found = new Set<string>();
  for (const code of Object.values(CODE)) {
    for (const [, , id = ''] of code.matchAll(/(['`])([a-z][a-z-]*\.(?:[\w-]|\$\{[^}]*\})+)\1/g)) {
      const isFileName = /\.(json|attache|tsx?|css|md|html|js|cjs|icns?|png)$/.test(id);
      if (!isFileName && spaces.has(id.split('.')[0] ?? '')) found.add(id.replaceAll(/\$\{[^}]*\}/g, '*'));
    }
  }
  return found;
}

/** Names of what is put in, and the forms of every plural. */
function describeMessage(elements: readonly MessageFormatElement[]): {
  readonly names: ReadonlySet<string>;
  readonly plurals: readonly (readonly string[])[];
} {
  const names = new Set<string>();
  const plurals: (readonly string[])[] = [];
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    names.add(element.value);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    if (element.type === TYPE.plural) plurals.push(Object.keys(element.options));
    for (const option of Object.values(element.options)) {
      const inner = describeMessage(option.value);
      for (const name of inner.names) names.add(name);
      plurals.push(...inner.plurals);
    }
  }
  return { names, plurals };
}

const read = (language: 'en' | 'ar', id: string) =>
  describeMessage(parse(new Map(Object.entries(MESSAGES[language])).get(id) ?? ''));

describe('the catalogues', () => {
  it('have the same ids', () => {
    expect(Object.keys(MESSAGES.ar).toSorted()).toEqual(IDS.toSorted());
  });

  it.each(['en', 'ar'] as const)(
    'have a text for every id that reads as ICU MessageFormat (%s)',
    (language) => {
      for (const [id, text] of Object.entries(MESSAGES[language])) {
        expect(text.trim(), id).not.toBe('');
        expect(() => parse(text, { locale: new Intl.Locale(LOCALES[language]) }), id).not.toThrow();
        // A straight apostrophe escapes what follows it; people write ’.
        expect(text, id).not.toContain("'");
      }
    },
  );

  it('put the same things into a text in both languages', () => {
    for (const id of IDS)
      expect([...read('ar', id).names].toSorted(), id).toEqual([...read('en', id).names].toSorted());
  });

  it('have all plural forms of their language', () => {
    const forms = { en: ['one', 'other'], ar: ['zero', 'one', 'two', 'few', 'many', 'other'] };
    for (const language of ['en', 'ar'] as const) {
      for (const id of IDS) {
        for (const options of read(language, id).plurals) {
          expect(options, `${language} ${id}`).toEqual(expect.arrayContaining(forms[language]));
        }
      }
    }
  });

  it('count in Arabic wherever they count in English', () => {
    for (const id of IDS) {
      expect(read('ar', id).plurals.length, id).toBeGreaterThanOrEqual(read('en', id).plurals.length);
    }
  });

  it('say of every refusal that nothing was changed', () => {
    for (const code of REFUSALS) {
      const id = `refusal.${code}`;
      const [english, arabic] = [MESSAGES.en, MESSAGES.ar].map((list) =>
        new Map(Object.entries(list)).get(id),
      );
      expect(english, id).toContain('Nothing was changed. Your archive and your notes are as they were.');
      expect(arabic, id).toContain('لم يتغير شيء، وأرشيفك وملاحظاتك كما كانت.');
    }
  });
});

describe('the code', () => {
  it('was found', () => {
    expect(Object.keys(CODE).length).toBeGreaterThan(100);
  });

  const inCode = idsInCode();
  const templates = [...inCode].filter((id) => id.includes('*'));

  it('puts ids together only in the ways that are listed here', () => {
    expect(templates.toSorted()).toEqual(Object.keys(TEMPLATES).toSorted());
  });

  it('uses no id that is not in the catalogues', () => {
    const used = [...inCode].flatMap((id) => (id.includes('*') ? expand(id) : [id]));
    expect(used.filter((id) => !IDS.includes(id))).toEqual([]);
  });

  it('uses every id of the catalogues', () => {
    const used = new Set([...inCode, ...templates.flatMap(expand)]);
    expect(IDS.filter((id) => !used.has(id))).toEqual([]);
  });
});
