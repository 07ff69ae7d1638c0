import { useEffect } from 'react';
import { isCommandId } from '#core/commands/commands';
import { setOfferedBundle } from '../archive/offered-bundle.ts';
import { bridge } from '../bridge.ts';
import { runCommand } from '../commands/command-registry.ts';
import { navigate } from '../routing/history.ts';

/** What the main process and the desktop bring: menu commands, offered bundles, dropped files. */
export function useMainEvents(): void {
  useEffect(() => {
    const stops = [
      bridge.on('command', (id) => {
        if (isCommandId(id)) runCommand(id);
      }),
      bridge.on('bundle-offered', () => void takePending()),
    ];
    void takePending();
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  useEffect(() => {
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void offer(file);
    };
    const onDragOver = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
}

async function takePending(): Promise<void> {
  const pending = await bridge.archive.pendingPreview();
  if (pending === null) return;
  setOfferedBundle(pending);
  navigate({ name: 'updates', open: false });
}

async function offer(file: File): Promise<void> {
  setOfferedBundle(await bridge.offerFile(file));
  navigate({ name: 'updates', open: false });
}
