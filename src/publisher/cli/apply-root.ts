import { readTravellingRoot } from '#node/edition/add-signatures';
import { checkRootFiles, readRootFile } from '#node/edition/root-file';
import { readPublishedRoots, writeRoot } from '#node/edition/write-root';
import { type CliIo, type JsonFlag, printFailure, printRefusal } from './cli-io.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { missingPath } from './named-path.ts';
import { NOT_A_ROOT } from './root-option.ts';

interface ApplyOptions {
  readonly to: string;
  readonly json?: true;
}

/** `keys apply`: the root joins the chain of a publication folder, where the chain holds with it. */
export async function applyRoot(io: CliIo, path: string, { to, json }: ApplyOptions): Promise<ExitCode> {
  const missing = await missingPath(io, [path], json);
  if (missing !== undefined) return missing;
  const file = await readTravellingRoot(path);
  if (!file.ok) {
    if (file.code === 'bad-data')
      return printFailure(io, { at: path, code: 'not-a-root', sentence: NOT_A_ROOT }, EXIT.refused, json);
    return printRefusal(io, path, file.code, file.message, json);
  }
  const root = readRootFile(file.value.bytes);
  const published = await readPublishedRoots(to);
  if (!published.ok) return printRefusal(io, to, published.code, published.message, json);
  const next = published.value.length + 1;
  if (root.ok && root.value.version !== next)
    return printWrongVersion(io, path, root.value.version, next, json);
  const chain = checkRootFiles([...published.value, file.value]);
  if (!chain.ok && (chain.code === 'unknown-key' || chain.code === 'bad-signature')) {
    const sentence =
      `This root has too few signatures: ${chain.message}. Enough of its own keys and of those of the root before ` +
      'it must sign it with "attache keys sign". Nothing was changed.';
    return printFailure(io, { at: path, code: chain.code, sentence }, EXIT.refused, json);
  }
  const written = await writeRoot(to, file.value);
  if (!written.ok) return printRefusal(io, to, written.code, written.message, json);
  const { fingerprint, newest } = written.value;
  if (json) io.out(JSON.stringify({ ok: true, version: newest.version, fingerprint }));
  else {
    io.out(`Root ${newest.version} is in ${to}. Readers get it with the next edition: publish one now.`);
    io.out(`Fingerprint: ${fingerprint}`);
    io.out(newest.version === 1 ? TELL : TELL_NEW);
  }
  return EXIT.done;
}

const TELL = 'Tell your readers these six words by another way than the edition travels.';
const TELL_NEW =
  'These six words take the place of the old ones: tell your readers so, by another way than the edition travels.';

function printWrongVersion(io: CliIo, path: string, version: number, next: number, json: JsonFlag): ExitCode {
  const sentence =
    `This is root ${version}, and the next root of that folder is root ${next}. ` +
    'Roots follow each other without gaps, and none is ever replaced. Nothing was changed.';
  return printFailure(io, { at: path, code: 'wrong-version', sentence }, EXIT.refused, json);
}
