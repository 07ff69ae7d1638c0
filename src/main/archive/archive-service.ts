import type { BlobRef } from '#core/archive/article';
import type { RefusalCode } from '#core/edition/edition';
import { fail, ok, type Result } from '#core/result';
import { createArchiveStore, type ArchiveStore } from '#node/edition/archive-store';
import type { ArchiveSummary, BundlePreview, OpenArchive } from '#shared/bridge';
import type { BundledArchive } from './bundled-archive.ts';
import { createImportClient } from './import-client.ts';
import { storePorts } from './store-ports.ts';

/** The archives of this machine, as the rest of main sees them. */
export interface ArchiveService {
  list(): readonly ArchiveSummary[];
  current(): OpenArchive | null;
  isInstalled(contentHost: string): boolean;
  articleHtml(contentHost: string, articleId: string): Promise<BlobRef | undefined>;
  articleTitle(contentHost: string, articleId: string): Promise<string | undefined>;
  readBlob(
    contentHost: string,
    sha256: string,
  ): Promise<Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }>>;
  activate(key: string): Promise<Result<true, 'unknown-archive' | 'write-failed'>>;
  preview(path: string): Promise<Result<BundlePreview, RefusalCode>>;
  install(previewId: string): Promise<Result<ArchiveSummary, RefusalCode>>;
  discard(previewId: string): void;
  stepBack(key: string): Promise<Result<ArchiveSummary, RefusalCode | 'no-previous'>>;
}

export interface ArchivePorts {
  readonly folder: string;
  readonly bundled: BundledArchive | null;
  readonly onChange: () => void;
  readonly onProgress: (doneBytes: number, totalBytes: number) => void;
}

type ArticleRefs = ReadonlyMap<string, { readonly html: BlobRef; readonly title: string }>;

/**
 * Opens the archives of a folder; at the first start it installs the bundled one, so that something can be read.
 * Fails only where the folder itself cannot be read or written.
 */
export async function openArchiveService(ports: ArchivePorts): Promise<Result<ArchiveService, RefusalCode>> {
  const opened = await createArchiveStore(ports.folder, storePorts());
  if (!opened.ok) return opened;
  let store = opened.value;
  if (store.list().length === 0 && ports.bundled !== null) {
    const installed = await installBundled(store, ports.bundled.file);
    if (!installed.ok) return installed;
  }
  return ok(
    createService(
      ports,
      () => store,
      (next) => (store = next),
    ),
  );
}

async function installBundled(store: ArchiveStore, file: string): Promise<Result<true, RefusalCode>> {
  const preview = await store.preview(file);
  if (!preview.ok) return preview;
  const installed = await store.install(preview.value.previewId);
  return installed.ok ? ok(true) : installed;
}

function createService(
  ports: ArchivePorts,
  store: () => ArchiveStore,
  replace: (store: ArchiveStore) => void,
): ArchiveService {
  const importer = createImportClient(ports.folder, ports.onProgress);
  const catalogues = new Map<string, Promise<ArticleRefs>>();

  async function readRefs(contentHost: string): Promise<ArticleRefs> {
    const catalogue = await store().catalogue(contentHost);
    if (!catalogue.ok) return new Map();
    return new Map(catalogue.value.articles.map(({ id, html, title }) => [id, { html, title }] as const));
  }

  function refs(contentHost: string): Promise<ArticleRefs> {
    const known = catalogues.get(contentHost) ?? readRefs(contentHost);
    catalogues.set(contentHost, known);
    return known;
  }

  /** The import process has written; our own view is read again from the disk. */
  async function reload(): Promise<void> {
    const again = await createArchiveStore(ports.folder, storePorts());
    if (again.ok) replace(again.value);
    ports.onChange();
  }

  const named = (entry: ArchiveSummary): ArchiveSummary => ({
    ...entry,
    development: ports.bundled !== null && ports.bundled.isDevelopmentKey(entry.key),
  });

  return {
    list: () => store().list().map(named),
    current() {
      const entry = store().current();
      return entry === null ? null : { ...entry, ...named(entry) };
    },
    isInstalled: (contentHost) => store().isInstalled(contentHost),
    async articleHtml(contentHost, articleId) {
      return (await refs(contentHost)).get(articleId)?.html;
    },
    async articleTitle(contentHost, articleId) {
      return (await refs(contentHost)).get(articleId)?.title;
    },
    async readBlob(contentHost, sha256) {
      const blob = await store().readBlob(contentHost, sha256);
      if (!blob.ok) return fail(blob.code, blob.message);
      return ok({ bytes: new Uint8Array(blob.value.bytes), type: blob.value.type });
    },
    async activate(key) {
      const result = await store().activate(key);
      if (result.ok) ports.onChange();
      return result;
    },
    preview: (path) => importer.preview(path),
    async install(previewId) {
      const result = await importer.install(previewId);
      importer.end();
      if (!result.ok) return result;
      await reload();
      return ok(named(result.value));
    },
    discard: () => importer.end(),
    async stepBack(key) {
      const result = await store().stepBack(key);
      if (!result.ok) return result;
      ports.onChange();
      return ok(named(result.value));
    },
  };
}
