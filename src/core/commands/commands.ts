/**
 * The one list of commands: menu, palette, shortcut sheet and tooltips are all drawn from it.
 * Labels are message ids `command.<id>`. Accelerators are Electron's words; `CmdOrCtrl` per platform.
 */
export type CommandMenu = 'file' | 'edit' | 'view' | 'go' | 'notes' | 'help';

export interface Command {
  readonly id: string;
  readonly menu: CommandMenu;
  /** Electron accelerator; absent when there is none. */
  readonly accelerator?: string;
  /** Where it can act: anywhere, or only with an article open. */
  readonly when: 'always' | 'article';
  /** It puts the cursor into a field: what is typed right after it belongs there. */
  readonly opensField?: true;
  /** In a field that takes text its keys mean what they mean there. */
  readonly leavesFields?: true;
}

export const COMMANDS = [
  { id: 'open-edition', menu: 'file', accelerator: 'CmdOrCtrl+O', when: 'always' },
  { id: 'print', menu: 'file', accelerator: 'CmdOrCtrl+P', when: 'article' },
  { id: 'settings', menu: 'file', accelerator: 'CmdOrCtrl+,', when: 'always' },
  { id: 'copy-citation', menu: 'edit', accelerator: 'CmdOrCtrl+Shift+A', when: 'article' },
  { id: 'find', menu: 'edit', accelerator: 'CmdOrCtrl+F', when: 'article', opensField: true },
  { id: 'find-next', menu: 'edit', accelerator: 'F3', when: 'article' },
  { id: 'find-previous', menu: 'edit', accelerator: 'Shift+F3', when: 'article' },
  { id: 'search', menu: 'edit', accelerator: 'CmdOrCtrl+Shift+F', when: 'always', opensField: true },
  { id: 'focus-search', menu: 'edit', accelerator: 'CmdOrCtrl+L', when: 'always', opensField: true },
  { id: 'toggle-sidebar', menu: 'view', accelerator: 'CmdOrCtrl+B', when: 'always' },
  { id: 'toggle-rail', menu: 'view', accelerator: 'CmdOrCtrl+J', when: 'article' },
  { id: 'toggle-contents', menu: 'view', accelerator: 'CmdOrCtrl+M', when: 'article' },
  { id: 'toggle-paragraph-numbers', menu: 'view', when: 'article' },
  { id: 'show-changes', menu: 'view', when: 'article' },
  { id: 'text-larger', menu: 'view', accelerator: 'CmdOrCtrl+Shift+.', when: 'always' },
  { id: 'text-smaller', menu: 'view', accelerator: 'CmdOrCtrl+Shift+,', when: 'always' },
  { id: 'theme-system', menu: 'view', when: 'always' },
  { id: 'theme-light', menu: 'view', when: 'always' },
  { id: 'theme-dark', menu: 'view', when: 'always' },
  { id: 'theme-sepia', menu: 'view', when: 'always' },
  { id: 'toggle-contrast', menu: 'view', when: 'always' },
  { id: 'back', menu: 'go', accelerator: 'Alt+Left', when: 'always' },
  { id: 'forward', menu: 'go', accelerator: 'Alt+Right', when: 'always' },
  { id: 'palette', menu: 'go', accelerator: 'CmdOrCtrl+K', when: 'always', opensField: true },
  { id: 'next-pane', menu: 'go', accelerator: 'F6', when: 'always' },
  { id: 'previous-pane', menu: 'go', accelerator: 'Shift+F6', when: 'always' },
  { id: 'home', menu: 'go', when: 'always' },
  { id: 'topics', menu: 'go', when: 'always' },
  { id: 'conferences', menu: 'go', when: 'always' },
  { id: 'sources', menu: 'go', when: 'always' },
  { id: 'bookmarks', menu: 'go', accelerator: 'CmdOrCtrl+Shift+B', when: 'always' },
  { id: 'notebook', menu: 'go', when: 'always' },
  { id: 'updates', menu: 'go', when: 'always' },
  { id: 'bookmark', menu: 'notes', accelerator: 'CmdOrCtrl+D', when: 'article' },
  { id: 'highlight', menu: 'notes', accelerator: 'Alt+1', when: 'article' },
  { id: 'note-passage', menu: 'notes', accelerator: 'Alt+3', when: 'article', opensField: true },
  { id: 'cite-passage', menu: 'notes', accelerator: 'CmdOrCtrl+Shift+C', when: 'article' },
  { id: 'highlight-sentence', menu: 'notes', when: 'article' },
  { id: 'highlight-paragraph', menu: 'notes', when: 'article' },
  { id: 'select-sentence', menu: 'notes', when: 'article' },
  { id: 'select-previous', menu: 'notes', when: 'article' },
  { id: 'extend-word', menu: 'notes', when: 'article' },
  { id: 'shrink-word', menu: 'notes', when: 'article' },
  { id: 'undo-change', menu: 'notes', accelerator: 'CmdOrCtrl+Z', when: 'always', leavesFields: true },
  { id: 'redo-change', menu: 'notes', accelerator: 'CmdOrCtrl+Shift+Z', when: 'always', leavesFields: true },
  { id: 'add-note', menu: 'notes', accelerator: 'CmdOrCtrl+N', when: 'article', opensField: true },
  { id: 'help', menu: 'help', accelerator: 'F1', when: 'always' },
  { id: 'shortcuts', menu: 'help', accelerator: 'Shift+F1', when: 'always' },
  { id: 'privacy', menu: 'help', when: 'always' },
  { id: 'licences', menu: 'help', when: 'always' },
  { id: 'about', menu: 'help', when: 'always' },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]['id'];

export function isCommandId(value: unknown): value is CommandId {
  return COMMANDS.some((command) => command.id === value);
}
