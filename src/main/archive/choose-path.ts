import { BrowserWindow, dialog } from 'electron';

/** Words over the system's own dialogs. */
export type DialogLabel = (
  id: 'dialog.open-edition' | 'dialog.repair-file' | 'dialog.repair-folder' | 'dialog.copy-edition',
) => string;

const FILTERS: Electron.FileFilter[] = [{ name: 'Attaché', extensions: ['attache'] }];

/** Asks for a bundle with the system's dialog. Recent files of the system are not added to. */
export function chooseBundleFile(title: string): Promise<string | undefined> {
  return open({ title, properties: ['openFile', 'dontAddToRecent'], filters: FILTERS });
}

/** The same for a folder: a publication, or a bundle that was unpacked. */
export function chooseBundleFolder(title: string): Promise<string | undefined> {
  return open({ title, properties: ['openDirectory', 'dontAddToRecent'] });
}

/** Asks where a copy should go. The system asks before it gives the name of a file that is there. */
export async function chooseNewFile(title: string, name: string): Promise<string | undefined> {
  const options: Electron.SaveDialogOptions = {
    title,
    defaultPath: name,
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    filters: FILTERS,
  };
  const window = ownWindow();
  const chosen = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return chosen.canceled || chosen.filePath === '' ? undefined : chosen.filePath;
}

function ownWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
}

async function open(options: Electron.OpenDialogOptions): Promise<string | undefined> {
  const window = ownWindow();
  const chosen = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return chosen.canceled ? undefined : chosen.filePaths[0];
}
