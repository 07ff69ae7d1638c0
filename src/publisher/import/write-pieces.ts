/** The files that one input gives: all of them are written, or none. */

import { join } from 'node:path';
import type { ImportedRecord, ImportStatus } from './import-report.ts';
import { compareContent, writeNewFile } from './write-new-file.ts';

/** One file of an input; `media` is listed nowhere. */
export interface Piece {
  readonly list: 'articles' | 'sources' | 'conferences' | 'media';
  readonly file: Pick<ImportedRecord, 'id' | 'title' | 'path'>;
  readonly content: string | Uint8Array;
}

export interface WrittenPiece {
  readonly piece: Piece;
  readonly status: ImportStatus;
}

/** A content folder that files are added to; a dry run remembers what it would have written. */
export interface PieceFolder {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly planned: Map<string, string | Uint8Array>;
}

/**
 * Writes the files of one input, in their order: what others name comes first. Where another file is in the place of
 * one of them, only those come back, `refused`, and nothing is written. Throws where the disk fails.
 */
export async function writePieces(
  target: PieceFolder,
  pieces: readonly Piece[],
): Promise<readonly WrittenPiece[]> {
  const expected: WrittenPiece[] = [];
  for (const piece of pieces) expected.push({ piece, status: await statusOf(target, piece) });
  const refused = expected.filter(({ status }) => status === 'refused');
  if (refused.length > 0) return refused;
  if (target.dryRun) {
    for (const { file, content } of pieces) target.planned.set(file.path, content);
    return expected;
  }
  const written: WrittenPiece[] = [];
  for (const piece of pieces) {
    const { file, content } = piece;
    written.push({ piece, status: await writeNewFile(join(target.folder, file.path), content, false) });
  }
  return written;
}

/** What would become of a file, after those that this run has written or would have written. */
async function statusOf({ folder, planned }: PieceFolder, { file, content }: Piece): Promise<ImportStatus> {
  const before = planned.get(file.path);
  if (before !== undefined) return compareContent(before, content);
  return writeNewFile(join(folder, file.path), content, true);
}
