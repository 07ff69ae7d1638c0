// The command line's entry: the built file is `out/cli/attache.js`.
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { createProcessIo } from './process-io.ts';
import { runCli } from './run-cli.ts';

// Left to itself V8 lets garbage grow to four times what is in use before it looks again: of a large publication that
// is hundreds of megabytes, and looking sooner costs a few hundredths of the time (docs/scale.md).
setFlagsFromString('--heap-growing-percent=40');

process.exitCode = await runCli(process.argv.slice(2), createProcessIo());
