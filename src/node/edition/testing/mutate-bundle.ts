// Bundles that are nearly right: one thing is changed, and mostly what hangs on it is put right and signed again, so that
// the checks behind the signature are reached. Used by tests only.
import { EDITION_PAYLOAD_TYPE, ROOT_PAYLOAD_TYPE } from '#core/edition/edition';
import { blobName } from '#node/edition/bundle-entries';
import { signPayload, signatureBytes } from '#node/edition/dsse';
import { sha256Hex } from '#node/edition/sha256';
import type { SigningKey } from '#node/edition/signing-key';
import { entriesOf, textOf, withoutParts, withParts, type Parts } from './hostile-edition.ts';
import { mutateJsonText, mutateValue } from './mutate-json.ts';
import type { Random } from './random.ts';
import { buildRawZip } from './raw-zip.ts';

/** An honest bundle, and the keys of whoever may change it. */
export interface Ground {
  readonly parts: Parts;
  readonly keys: readonly SigningKey[];
}

export interface Mutant {
  /** What was done, for the report. */
  readonly kind: string;
  readonly file: Buffer;
}

type Change = (ground: Ground, random: Random) => Parts;

const BLOB = 'blobs/';

const CHANGES: Readonly<Record<string, Change>> = {
  'edition, signed': (ground, random) =>
    signEdition(ground, random, mutateParsed(textOf(ground.parts, 'edition.json'), random)),
  'edition text, signed': (ground, random) =>
    signEdition(ground, random, mutateJsonText(textOf(ground.parts, 'edition.json'), random)),
  'root, signed': (ground, random) => {
    const name = random.pick(namesOf(ground.parts, /^roots\/\d+\.json$/u));
    const old = textOf(ground.parts, name);
    const text = random.below(4) === 0 ? mutateJsonText(old, random) : mutateParsed(old, random);
    return signAs(ground, random, name, text, ROOT_PAYLOAD_TYPE);
  },
  'record, linked and signed': (ground, random) =>
    relink(ground, random, (text) => mutateParsed(text, random)),
  'record text, linked and signed': (ground, random) =>
    relink(ground, random, (text) => mutateJsonText(text, random)),
  signatures: (ground, random) => {
    const name = random.pick(namesOf(ground.parts, /\.sig\.json$/u));
    return withParts(ground.parts, { [name]: mutateParsed(textOf(ground.parts, name), random) });
  },
  'signature file text': (ground, random) => {
    const name = random.pick(namesOf(ground.parts, /\.sig\.json$/u));
    return withParts(ground.parts, { [name]: mutateJsonText(textOf(ground.parts, name), random) });
  },
  'bytes of an entry': ({ parts }, random) => {
    const name = random.pick([...parts.keys()]);
    return withParts(parts, { [name]: flip(parts.get(name) ?? Buffer.alloc(0), random) });
  },
  'an entry left out': ({ parts }, random) => {
    const gone = random.pick([...parts.keys()]);
    return withoutParts(parts, (name) => name === gone);
  },
  'an entry more': ({ parts }, random) => {
    const names = [
      'roots/9.json',
      'roots/01.json',
      'roots/0.sig.json',
      blobName(sha256Hex('more')),
      'blobs/sha256/ab/cd',
      'edition.json/x',
      'Edition.json',
      'latest.json',
    ];
    return withParts(parts, { [random.pick(names)]: 'more' });
  },
  'two entries exchanged': ({ parts }, random) => {
    const [one, other] = [random.pick([...parts.keys()]), random.pick([...parts.keys()])];
    return withParts(parts, { [one]: parts.get(other) ?? '', [other]: parts.get(one) ?? '' });
  },
};

/** The n-th mutant of a seed. A third of them are changed in the container too, or only there. */
export function mutateBundle(grounds: readonly Ground[], random: Random): Mutant {
  const ground = random.pick(grounds);
  const kind = random.pick([...Object.keys(CHANGES), 'nothing but the container']);
  const parts = CHANGES[kind]?.(ground, random) ?? ground.parts;
  const isDeflated = random.below(4) === 0;
  const entries = entriesOf(parts).map((entry) => ({
    ...entry,
    isDeflated: isDeflated && random.below(2) === 0,
  }));
  const file = buildRawZip(random.below(20) === 0 ? [...entries, random.pick(entries)] : entries);
  const isHit = kind === 'nothing but the container' || random.below(10) === 0;
  return { kind, file: isHit ? mutateContainer(Buffer.from(file), random) : Buffer.from(file) };
}

/** Mostly in the directory at the end, where a byte has a meaning. */
function mutateContainer(file: Buffer, random: Random): Buffer {
  const at =
    random.below(3) === 0
      ? random.below(file.length)
      : file.length - 1 - random.below(Math.min(file.length, 900));
  switch (random.below(5)) {
    case 0:
      return file.subarray(0, at);
    case 1:
      return Buffer.concat([file.subarray(0, at), Buffer.from([random.below(256)]), file.subarray(at)]);
    case 2:
      return Buffer.concat([file, Buffer.alloc(1 + random.below(30), random.below(256))]);
    default:
      return flip(file, random, at);
  }
}

function flip(bytes: Uint8Array, random: Random, at = random.below(bytes.length)): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
  return copy;
}

function namesOf(parts: Parts, pattern: RegExp): readonly string[] {
  return [...parts.keys()].filter((name) => pattern.test(name));
}

function mutateParsed(text: string, random: Random): string {
  let value = JSON.parse(text);
  for (let times = 0; times <= random.below(2); times += 1) value = mutateValue(value, random);
  // Half a surrogate pair, where the change has made one, is written as an escape.
  return JSON.stringify(value);
}

function signEdition(ground: Ground, random: Random, text: string): Parts {
  return signAs(ground, random, 'edition.json', text, EDITION_PAYLOAD_TYPE);
}

/** Signed by all keys, or now and then by some of them only. */
function signAs({ parts, keys }: Ground, random: Random, name: string, text: string, type: string): Parts {
  const signers = random.below(5) === 0 ? keys.filter(() => random.below(2) === 0) : keys;
  const bytes = Buffer.from(text);
  const signature = signatureBytes(signPayload(type, bytes, signers));
  return withParts(parts, { [name]: bytes, [name.replace('.json', '.sig.json')]: signature });
}

/** Another blob of JSON; whatever names it names the new one. */
function relink(ground: Ground, random: Random, change: (text: string) => string): Parts {
  const names = namesOf(ground.parts, /^blobs\//u).filter((name) => isJson(textOf(ground.parts, name)));
  const name = random.pick(names);
  const renamed = renameBlob(ground.parts, name, Buffer.from(change(textOf(ground.parts, name))));
  return signEdition({ ...ground, parts: renamed }, random, textOf(renamed, 'edition.json'));
}

function isJson(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[');
}

function renameBlob(parts: Parts, name: string, bytes: Buffer): Parts {
  const old = name.slice(name.lastIndexOf('/') + 1);
  const sha256 = sha256Hex(bytes);
  const grown = bytes.length - (parts.get(name)?.length ?? 0);
  const link = (text: string) =>
    text.replaceAll(
      new RegExp(`"sha256":"${old}","size":\\d+`, 'gu'),
      `"sha256":"${sha256}","size":${bytes.length}`,
    );
  let changed = withParts(
    withoutParts(parts, (one) => one === name),
    { [blobName(sha256)]: bytes },
  );
  for (const other of parts.keys()) {
    const text = other.startsWith(BLOB) && other !== name ? textOf(parts, other) : '';
    if (isJson(text) && text.includes(old)) changed = renameBlob(changed, other, Buffer.from(link(text)));
  }
  const edition = link(textOf(changed, 'edition.json')).replace(
    /"bytes":(\d+)/u,
    (_, total: string) => `"bytes":${Number(total) + grown}`,
  );
  return withParts(changed, { 'edition.json': edition });
}
