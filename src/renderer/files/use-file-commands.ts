import type { PdfZoom } from '#shared/pdf-messages';
import { useCommand } from '../commands/use-command.ts';
import { zoomedIn, zoomedOut } from './zoom.ts';

interface FileCommandsInput {
  /** Share of the printed size. */
  readonly scale: number;
  readonly onZoom: (zoom: PdfZoom) => void;
  /** Gives the cursor to the field for finding. */
  readonly onFind: () => void;
  /** False where no other page has what is searched. */
  readonly onHit: (step: 1 | -1) => boolean;
}

/** What keys and menu do with an open file; the same commands do the same with an article. */
export function useFileCommands({ scale, onZoom, onFind, onHit }: FileCommandsInput): void {
  useCommand('find', onFind);
  useCommand('find-next', () => onHit(1));
  useCommand('find-previous', () => onHit(-1));
  useCommand('text-larger', () => onZoom(zoomedIn(scale)));
  useCommand('text-smaller', () => onZoom(zoomedOut(scale)));
}
