// The command line's entry: the built file is `out/cli/attache.js`.
import process from 'node:process';
import { createProcessIo } from './process-io.ts';
import { runCli } from './run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2), createProcessIo());
