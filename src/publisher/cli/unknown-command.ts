import type { Command } from 'commander';
import { nearestName } from '../nearest-name.ts';

/** A sentence about the first word that should name a command and names none; undefined where there is no such word. */
export function unknownCommand(program: Command, args: readonly string[]): string | undefined {
  let parent = program;
  for (const name of args[0] === 'help' ? args.slice(1) : args) {
    const known = parent.commands.map((one) => one.name());
    if (name.startsWith('-') || known.length === 0) return undefined;
    const command = parent.commands.find((one) => one.name() === name);
    if (command === undefined) return sentenceOf(name, pathOf(parent, program), known);
    parent = command;
  }
  return undefined;
}

function sentenceOf(name: string, above: string, known: readonly string[]): string {
  const near = nearestName(name.toLowerCase(), known);
  const hint = near === undefined ? '' : `; did you mean "attache ${above}${near}"?`;
  const all = `"attache help${above === '' ? '' : ` ${above.trimEnd()}`}" lists them all`;
  return `unknown command "${above}${name}"${hint}${hint === '' ? '; ' : ' '}${all}`;
}

/** "keys " for a command below `keys`, nothing for one at the top. */
function pathOf(parent: Command, program: Command): string {
  return parent === program ? '' : `${parent.name()} `;
}
