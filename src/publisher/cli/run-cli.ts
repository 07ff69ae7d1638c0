import { Command, CommanderError } from 'commander';
import { systemSentence } from '#publisher/system-sentence';
import { version } from '../../../package.json';
import { addCheckCommand } from './check-command.ts';
import { type CliIo, type JsonFlag, printFailure } from './cli-io.ts';
import { addDiffCommand } from './diff-command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { addImportCommand } from './import-command.ts';
import { addKeysCommands } from './keys-command.ts';
import { addNewCommand } from './new-command.ts';
import { addPackCommand } from './pack-command.ts';
import { addPublishCommand } from './publish-command.ts';
import { addSearchCommand } from './search-command.ts';
import { unknownCommand } from './unknown-command.ts';
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
  const sentence = unknownCommand(program, args);
  if (sentence !== undefined)
    return printFailure(io, { at: 'attache', code: 'bad-usage', sentence }, EXIT.usage, jsonFlag(args));
  try {
    await program.parseAsync(helpOf(args), { from: 'user' });
    return code;
  } catch (error) {
    io.endProgress();
    if (error instanceof CommanderError) return endOf(error, io, jsonFlag(args));
    const crash = { at: 'attache', code: 'crashed', sentence: systemSentence(error) };
    return printFailure(io, crash, EXIT.machine, jsonFlag(args));
  }
}

/** Commander has said on standard error what is wrong, or has printed the help that was asked for. */
function endOf({ exitCode, message }: CommanderError, io: CliIo, json: JsonFlag): ExitCode {
  if (exitCode === 0) return EXIT.done;
  if (json)
    io.out(JSON.stringify({ ok: false, code: 'bad-usage', message: message.replace(/^error: /, '') }));
  return EXIT.usage;
}

function jsonFlag(args: readonly string[]): JsonFlag {
  return args.includes('--json') || undefined;
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

/** "help keys new" as "keys new --help", whatever stands as it is. */
function helpOf(args: readonly string[]): readonly string[] {
  const [first, ...names] = args;
  const isOfCommand = first === 'help' && names[0] !== undefined && !names[0].startsWith('-');
  return isOfCommand ? [...names, '--help'] : args;
}
