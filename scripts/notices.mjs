// Writes THIRD-PARTY-NOTICES.md: every package whose code or font ends up in the app or the command line,
// with its licence. `--check` fails when the file is out of date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'THIRD-PARTY-NOTICES.md');
/** Development tools that leave nothing of themselves in what is shipped. */
const TOOLS =
  /^(@types\/|@playwright\/|@axe-core\/|@electron\/fuses|@vitejs\/|electron-(builder|vite)$|oxlint|prettier$|typescript$|vite$|vitest$|happy-dom$|fast-check$)/;

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;

/** What else of a package's files we ship, each under a licence of its own: where it is, and what it is of. */
const PARTS = [
  ['pdfjs-dist/cmaps/LICENSE', 'Adobe character maps, in pdfjs-dist'],
  ['pdfjs-dist/standard_fonts/LICENSE_FOXIT', 'Foxit fonts, in pdfjs-dist'],
  ['pdfjs-dist/standard_fonts/LICENSE_LIBERATION', 'Liberation fonts, in pdfjs-dist'],
  ['pdfjs-dist/wasm/LICENSE_OPENJPEG', 'OpenJPEG, in pdfjs-dist'],
  ['pdfjs-dist/wasm/LICENSE_PDFJS_OPENJPEG', 'pdf.js.openjpeg, in pdfjs-dist'],
];

/** @typedef {{ licence: string; text: string; names: string[] }} Group */

/**
 * Node's resolution: the nearest node_modules upwards that has it.
 * @param {string} name
 * @param {string} from
 * @returns {string | undefined}
 */
function locate(name, from) {
  for (let base = from; ; base = base.slice(0, base.lastIndexOf('/node_modules/'))) {
    const path = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (lock[path] !== undefined) return path;
    if (base === '' || !base.includes('/node_modules/')) {
      return lock[`node_modules/${name}`] === undefined ? undefined : `node_modules/${name}`;
    }
  }
}

/**
 * @param {string} a
 * @param {string} b
 */
const byCode = (a, b) => (a < b ? -1 : Number(a > b));

function collect() {
  /** @type {Set<string>} */
  const found = new Set();
  // Electron's own notices ship inside its binary; its npm package is only a downloader.
  const queue = Object.keys(manifest.devDependencies)
    .filter((name) => !TOOLS.test(name) && name !== 'electron')
    .map((name) => `node_modules/${name}`);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path) || path.startsWith('node_modules/@types/')) continue;
    found.add(path);
    for (const name of Object.keys(lock[path]?.dependencies ?? {})) {
      const next = locate(name, path);
      if (next !== undefined) queue.push(next);
    }
  }
  return [...found].toSorted(byCode);
}

/** @param {string} path */
function licenceText(path) {
  const folder = join(ROOT, path);
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
  return name === undefined
    ? undefined
    : readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
}

function build() {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const path of collect()) {
    const about = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
    const licence =
      typeof about.license === 'string' ? about.license : (about.license?.type ?? 'see its package');
    const text = licenceText(path) ?? `Licence: ${licence} (the package carries no licence file)`;
    const key = `${licence}\n${text}`;
    /** @type {Group} */
    const group = groups.get(key) ?? { licence, text, names: [] };
    group.names.push(`${about.name} ${about.version}`);
    groups.set(key, group);
  }
  for (const [path = '', name = ''] of PARTS) {
    const text = readFileSync(join(ROOT, 'node_modules', path), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim();
    groups.set(path, { licence: 'see below', text, names: [name] });
  }
  const sections = [...groups.values()]
    .map((group) => ({ ...group, names: [...new Set(group.names)].toSorted(byCode) }))
    .sort((a, b) => (a.names[0] ?? '').localeCompare(b.names[0] ?? '', 'en'))
    .map(
      ({ licence, text, names }) =>
        `## ${names.join(', ')}\n\nLicence: ${licence}\n\n\`\`\`text\n${text}\n\`\`\`\n`,
    );
  const head =
    '# Third-party notices\n\nAttaché is under the MIT licence (LICENSE). It contains the following packages; Electron and Chromium carry their own notices (LICENSE.electron.txt, LICENSES.chromium.html beside the program). Written by `node scripts/notices.mjs`.\n';
  return [head, ...sections].join('\n');
}

const wanted = build();
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== wanted) {
    console.error('THIRD-PARTY-NOTICES.md is out of date: run `node scripts/notices.mjs`.');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, wanted);
}
