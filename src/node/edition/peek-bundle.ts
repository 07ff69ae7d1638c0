// Who has signed a bundle, and whether it could be installed here. Nothing of its content is read.
import type { LocalizedText } from '#core/archive/localized-text';
import { openBundle } from './open-bundle.ts';
import { verifyOffer } from './preview-bundle.ts';
import { findReadable, entryOf, type StoreView } from './store-view.ts';

export interface PeekedBundle {
  readonly title: LocalizedText;
  readonly publisher: string;
  readonly edition: number;
  readonly relation: 'new-archive' | 'update';
}

/** `null` where it is no edition, is refused, or is open here already: then there is nothing to offer. */
export async function peekBundle(path: string, view: StoreView): Promise<PeekedBundle | null> {
  const reader = await openBundle(path);
  if (!reader.ok) return null;
  try {
    const signed = await verifyOffer(reader.value, view);
    if (!signed.ok) return null;
    const { archiveKey, sha256, edition } = signed.value;
    const isOpen = findReadable(view, archiveKey)?.open.place.sha256 === sha256;
    if (isOpen) return null;
    const { title, publisher, number } = edition;
    const relation = entryOf(view, archiveKey) ? 'update' : 'new-archive';
    return { title, publisher, edition: number, relation };
  } finally {
    await reader.value.close();
  }
}
