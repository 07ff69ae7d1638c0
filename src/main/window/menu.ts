import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type Command, type CommandId, type CommandMenu } from '#core/commands/commands';
import { mirrorAccelerator } from '#core/commands/match-accelerator';
import arabic from '#core/i18n/commands.ar.json' with { type: 'json' };
import english from '#core/i18n/commands.en.json' with { type: 'json' };
import type { InterfaceLanguage } from '../language.ts';

type Labels = Readonly<Record<string, string>>;
const CATALOGUES: Readonly<Record<InterfaceLanguage, Labels>> = { en: english, ar: arabic };

/** Roles that the system draws; their labels are ours, because the interface may not be in the system's language. */
const EDIT_ROLES = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;
const VIEW_ROLES = ['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] as const;
const MENUS: readonly CommandMenu[] = ['file', 'edit', 'view', 'go', 'notes', 'help'];

/** A translated text by its id; the id itself where a catalogue lacks it, which a unit test forbids. */
export function commandLabel(language: InterfaceLanguage, id: string): string {
  return CATALOGUES[language][id] ?? CATALOGUES.en[id] ?? id;
}

/** The menu bar, drawn from the command registry. Keys are handled in the window, so that a palette, a menu and a key are one. */
export function buildMenu(language: InterfaceLanguage, run: (id: CommandId) => void): Menu {
  const label = (id: string): string => commandLabel(language, id);
  const role = (
    name: (typeof EDIT_ROLES)[number] | (typeof VIEW_ROLES)[number],
  ): MenuItemConstructorOptions => ({
    role: name,
    label: label(`role.${name}`),
  });
  const item = (command: Command & { readonly id: CommandId }): MenuItemConstructorOptions => ({
    id: command.id,
    label: label(`command.${command.id}`),
    ...(command.accelerator === undefined
      ? {}
      : { accelerator: mirrorAccelerator(command.accelerator, language === 'ar' ? 'rtl' : 'ltr') }),
    registerAccelerator: false,
    click: () => run(command.id),
  });
  const own = (menu: CommandMenu): MenuItemConstructorOptions[] =>
    COMMANDS.filter((command) => command.menu === menu).map(item);
  const extra: Partial<Record<CommandMenu, MenuItemConstructorOptions[]>> = {
    file: [{ type: 'separator' }, { role: 'quit', label: label('role.quit') }],
    edit: [{ type: 'separator' }, ...EDIT_ROLES.map(role)],
    view: [{ type: 'separator' }, ...VIEW_ROLES.map(role)],
  };
  const menus = MENUS.map((menu) => ({
    label: label(`menu.${menu}`),
    submenu: [...own(menu), ...(extra[menu] ?? [])],
  }));
  const appMenu: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu', label: app.name }] : [];
  return Menu.buildFromTemplate([...appMenu, ...menus]);
}
