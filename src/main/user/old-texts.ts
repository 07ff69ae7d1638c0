import { touchedArticles, type ChangedIds, type TouchedArticle } from '#core/changes/touched-articles';
import { wantedTexts, type WantedTexts } from '#core/changes/wanted-texts';
import { fail } from '#core/result';
import { keepOldTexts, listOldTexts, readOldText, wantedOld } from '#node/storage/keep-old-texts';
import type { AnnotationsStore } from '#node/storage/annotations-store';
import type { OldTextsStore } from '#node/storage/old-texts-store';
import type { SettingsStore } from '#node/storage/settings-store';
import type { BridgeHandlers } from '#shared/bridge';
import type { OpeningArchives } from '../archive/opening-archives.ts';
import type { ArchiveService } from '../archive/archive-service.ts';

export interface OldTextsPorts {
  readonly archives: OpeningArchives;
  readonly annotations: AnnotationsStore;
  readonly settings: SettingsStore;
  readonly store: OldTextsStore;
  /** Another process owns the folder: nothing is written. */
  readonly readOnly: boolean;
}

/** The old texts of what the person annotated or read: kept before an edition goes, shown when one asks what changed. */
export interface OldTexts {
  readonly handlers: BridgeHandlers['changes'];
  /** Keeps the texts that an edition is about to change or take away. */
  beforeInstall(changed: ChangedIds): Promise<void>;
  /** Keeps what is not kept yet, and removes what nobody wants any more. At start and after each change of edition. */
  tidy(): Promise<void>;
  /** Which of the person's own things an edition touches. */
  touched(changed: ChangedIds): readonly TouchedArticle[];
}

export function createOldTexts(ports: OldTextsPorts): OldTexts {
  const { archives, annotations, settings, store, readOnly } = ports;
  const wanted = (): readonly WantedTexts[] =>
    wantedTexts(
      // What is in the trash can come back, and must find what it speaks of.
      [...annotations.list(), ...annotations.trash().map(({ annotation }) => annotation)],
      settings.allReading(),
    );
  // Where notes or positions could not be read, it is not known what they want: then everything stays.
  const isKnown = annotations.problems.length === 0 && settings.problems.length === 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (change: (service: ArchiveService) => Promise<void>): Promise<void> => {
    if (readOnly) return Promise.resolve();
    const mine = last.then(async () => change(await archives.whenOpen()));
    // Whoever comes next waits for the end, however this one ends; its own caller hears of a failure.
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    handlers: oldTextHandlers(ports),
    beforeInstall(changed) {
      const leaving = new Set([...changed.revised, ...changed.removed]);
      return inTurn((service) =>
        keepOldTexts(
          service,
          store,
          wanted(),
          (archive, article) => archive === changed.archive && leaving.has(article),
        ),
      );
    },
    tidy: () =>
      inTurn(async (service) => {
        await keepOldTexts(service, store, wanted(), () => false);
        if (isKnown) await store.sweep(await wantedOld(service, wanted()));
      }),
    touched: (changed) => touchedArticles(annotations.list(), changed),
  };
}

function oldTextHandlers({ archives, store }: OldTextsPorts): BridgeHandlers['changes'] {
  return {
    async versions(article) {
      const service = await archives.whenOpen();
      const archive = service.current()?.key;
      if (archive === undefined || typeof article !== 'string') return [];
      return listOldTexts(service, store, archive, article);
    },
    async text(article, sha256) {
      const service = await archives.whenOpen();
      const archive = service.current()?.key;
      if (archive === undefined || typeof article !== 'string' || typeof sha256 !== 'string')
        return fail('not-kept', 'no text of an open archive was asked for');
      return readOldText(service, store, archive, article, sha256);
    },
  };
}
