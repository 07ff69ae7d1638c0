import { fail } from '#core/result';
import type { BridgeHandlers } from '#shared/bridge';
import type { RepairWith } from './care-calls.ts';
import { chooseBundleFile, chooseBundleFolder, chooseNewFile, type DialogLabel } from './choose-path.ts';
import type { OpeningArchives } from './opening-archives.ts';

type CareHandlers = Pick<BridgeHandlers['archive'], 'verify' | 'repair' | 'copyTo'>;

/** The person's choices by the system's dialogs: no path ever comes from the window or goes to it. */
export function careHandlers({ whenOpen }: OpeningArchives, label: DialogLabel): CareHandlers {
  const choose = async (from: unknown): Promise<RepairWith | undefined> => {
    if (from === 'server' || from === 'bundled') return { kind: from };
    const path =
      from === 'folder'
        ? await chooseBundleFolder(label('dialog.repair-folder'))
        : await chooseBundleFile(label('dialog.repair-file'));
    return path === undefined ? undefined : { kind: 'path', path };
  };
  return {
    async verify(key) {
      if (typeof key !== 'string') return fail('unknown-archive', 'the archive key is not a text');
      return (await whenOpen()).verify(key);
    },
    async repair(key, from) {
      if (typeof key !== 'string') return fail('unknown-archive', 'the archive key is not a text');
      const chosen = await choose(from);
      return chosen === undefined ? null : (await whenOpen()).repair(key, chosen);
    },
    async copyTo(key, since) {
      const service = await whenOpen();
      const archive = service.list().find((one) => one.key === key);
      if (archive === undefined) return fail('unknown-archive', 'the archive is not here');
      const base = typeof since === 'number' ? since : undefined;
      const name = copyName(archive.key, archive.edition, base);
      const file = await chooseNewFile(label('dialog.copy-edition'), name);
      return file === undefined ? null : service.copyTo(archive.key, file, base);
    },
  };
}

/** Named after the archive and the edition, so that two copies on one stick are told apart. */
function copyName(key: string, edition: number, since: number | undefined): string {
  const [archiveId = 'archive'] = key.split('@');
  const base = since === undefined ? '' : `-for-edition-${since}`;
  return `${archiveId}-edition-${edition}${base}.attache`;
}
