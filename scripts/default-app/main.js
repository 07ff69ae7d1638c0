// What `electron <path>` does. Stands in for Electron's own default app, which the runtime from npm lacks.
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

/** Loads what `-r` names (Playwright does) and answers with the first argument that is no switch. */
function readArguments() {
  const args = process.argv.slice(1);
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '-r' || args[i] === '--require') require(resolve(args[(i += 1)]));
    else if (!args[i].startsWith('-')) return args[i];
  }
  return undefined;
}

/** @param {string} target folder with a package.json, or a file */
function takeIdentity(target) {
  const manifest = join(target, 'package.json');
  if (!existsSync(manifest)) {
    app.setAppPath(dirname(target));
    return;
  }
  const { version, productName, name } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  app.name = productName || name || app.name;
  app.setAppPath(target);
}

const path = readArguments();
if (path === undefined) {
  process.stderr.write('usage: electron [options] <path>\n');
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const target = resolve(path);
  takeIdentity(target);
  // Awaited at top level: `ready` must not fire before the app's own code has run.
  await import(pathToFileURL(require.resolve(target)).href);
}
