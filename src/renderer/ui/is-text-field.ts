const TEXT_TYPES: ReadonlySet<string> = new Set(['text', 'search', 'url', 'email', 'password', 'number']);

/** Whether typing into `target` writes text. */
export function isTextField(target: EventTarget | null): target is HTMLElement {
  if (target instanceof HTMLInputElement) return TEXT_TYPES.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
