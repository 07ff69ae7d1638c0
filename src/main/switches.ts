import { resolve } from 'node:path';

/** Switches that would open the shipped app to others on the machine (security A22). */
export const REFUSED_SWITCHES: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'no-sandbox',
  'disable-web-security',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
];

/** The refused switches in a command line, by name. */
export function findRefusedSwitches(argv: readonly string[]): readonly string[] {
  return argv
    .filter((argument) => argument.startsWith('-'))
    .map((argument) => (/^-+([^=]+)/.exec(argument)?.[1] ?? '').toLowerCase())
    .filter((name) => REFUSED_SWITCHES.includes(name));
}

/**
 * The file named on the command line, never a switch, as an absolute path: the first that is called a bundle, else the
 * first of any name, so that the person hears what is wrong with it. Not a file is `appPath`, which development names.
 */
export function findBundleArgument(
  argv: readonly string[],
  { folder, appPath }: { readonly folder: string; readonly appPath: string },
): string | undefined {
  const paths = argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(folder, argument))
    .filter((path) => path !== resolve(appPath));
  return paths.find((path) => path.endsWith('.attache')) ?? paths[0];
}

/** The value of `--lang=…`. */
export function findLanguage(argv: readonly string[]): string | undefined {
  return argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length);
}
