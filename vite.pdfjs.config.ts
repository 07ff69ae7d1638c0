// What the builds do for pdf.js: its data files go beside the program, and its native canvas stays out.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const PACKAGE = resolve(import.meta.dirname, 'node_modules/pdfjs-dist');

/** Folders of the package: character maps of East Asian fonts, the fonts that every PDF may name, an image decoder. */
export type PdfData = 'cmaps' | 'standard_fonts' | 'wasm';

/** Scripts instead of WebAssembly, which our pages forbid; licences go into THIRD-PARTY-NOTICES.md. */
function isWanted(name: string): boolean {
  return /\.(?:bcmap|pfb|ttf)$|_nowasm_fallback\.js$/.test(name);
}

/** Copies them into `folder` of the output; while developing they are served from the package. */
export function pdfData(folders: readonly PdfData[], folder = ''): Plugin {
  return {
    name: 'pdf-data',
    generateBundle() {
      for (const from of folders)
        for (const name of readdirSync(join(PACKAGE, from)).filter(isWanted)) {
          const source = readFileSync(join(PACKAGE, from, name));
          this.emitFile({ type: 'asset', fileName: `${folder}${from}/${name}`, source });
        }
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [, from = '', name = ''] = /^\/pdf\/(\w+)\/([\w.-]+)$/.exec(request.url ?? '') ?? [];
        if (!folders.some((one) => one === from) || !isWanted(name)) next();
        else response.end(readFileSync(join(PACKAGE, from, name)));
      });
    },
  };
}

/** In Node the library loads a native module to draw with. We draw nothing there: hostile files get no such thing. */
export function withoutCanvas(): Plugin {
  const call = 'require("@napi-rs/canvas")';
  return {
    name: 'without-canvas',
    transform(code, id) {
      if (!id.includes('pdfjs-dist') || !code.includes(call)) return undefined;
      return { code: code.replaceAll(call, 'undefined'), map: null };
    },
  };
}
