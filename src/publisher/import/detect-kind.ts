import { basename } from 'node:path';

/** How an input is read: by the name of the file; without a telling name by how it begins. */
export function detectKind(path: string, text: string): 'text' | 'markdown' | undefined {
  if (/\.(?:md|markdown)$/iu.test(path)) return 'markdown';
  if (/\.(?:txt|text)$/iu.test(path))
    return /^\uFEFF?---\r?\n[\s\S]{0,4000}?^title:/mu.test(text) ? 'markdown' : 'text';
  if (/\.[a-z0-9]{1,6}$/iu.test(basename(path)) || /^\s*<(?:!doctype|html|\?xml)/iu.test(text))
    return undefined;
  return /^\uFEFF?---\r?\n/u.test(text) ? 'markdown' : 'text';
}
