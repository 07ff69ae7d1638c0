import { Command, CommanderError } from 'commander';
import { systemSentence } from '#publisher/system-sentence';
import { version } from '../../../package.json';
import { addCheckCommand } from './check-command.ts';
import { type CliIo, printFailure } from './cli-io.ts';
import { addDiffCommand } from './diff-command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { addImportCommand } from './import-command.ts';
import { addKeysCommands } from './keys-command.ts';
import { addNewCommand } from './new-command.ts';
import { addPackCommand } from './pack-command.ts';
import { addPublishCommand } from './publish-command.ts';
import { addSearchCommand } from './search-command.ts';
import { addVerifyCommand } from './verify-command.ts';

/** Runs a command's work with the world it needs, and keeps its exit code. */
export type Run = (work: (io: CliIo) => Promise<ExitCode>) => Promise<void>;

/** Runs one command line (without `node` and the script) and gives its exit code; never exits the process. */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const run: Run = async (work) => {
    code = await work(io);
  };
  const program = createProgram(io);
  addNewCommand(program, run);
  addImportCommand(program, run);
  addCheckCommand(program, run);
  addKeysCommands(program, run);
  addPublishCommand(program, run);
  addPackCommand(program, run);
  addVerifyCommand(program, run);
  addDiffCommand(program, run);
  addSearchCommand(program, run);
  addVersionCommand(program, run);
  const asked = helpOf(program, args);
  if (asked === undefined) {
    const sentence = `unknown command '${args[1] ?? ''}'; "attache help" lists them all`;
    return printFailure(io, { at: 'attache', code: 'bad-usage', sentence }, EXIT.usage);
  }
  try {
    await program.parseAsync(asked, { from: 'user' });
    return code;
  } catch (error) {
    io.endProgress();
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const sentence = systemSentence(error);
    const json = args.includes('--json') || undefined;
    return printFailure(io, { at: 'attache', code: 'crashed', sentence }, EXIT.machine, json);
  }
}

function createProgram(io: CliIo): Command {
  return new Command()
    .name('attache')
    .description('Make, check, sign and search editions of an archive.')
    .version(version, '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error: /, 'attache:1: bad-usage: ')),
    })
    .helpCommand('help [command]', 'tell how a command is used');
}

function addVersionCommand(program: Command, run: Run): void {
  const print = async (io: CliIo): Promise<ExitCode> => {
    io.out(version);
    return EXIT.done;
  };
  program
    .command('version')
    .description('print the version')
    .action(() => run(print));
}

/** "help keys new" as "keys new --help", whatever stands as it is; undefined where there is no such command. */
function helpOf(program: Command, args: readonly string[]): readonly string[] | undefined {
  const [first, ...names] = args;
  if (first !== 'help' || names.length === 0 || names[0]?.startsWith('-')) return args;
  let parent = program;
  for (const name of names) {
    const command = parent.commands.find((one) => one.name() === name);
    if (command === undefined) return undefined;
    parent = command;
  }
  return [...names, '--help'];
}
