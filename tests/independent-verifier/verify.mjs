// One bundle, checked in the order that docs/format.md gives.
import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto';
import { isSmallOrder } from './curve.mjs';
import { parseJson } from './json.mjs';
import {
  articleText,
  edition as editionShape,
  pageTexts,
  recordLists,
  root as rootShape,
  shard,
  signatures,
} from './shapes.mjs';
import { readEntry, readZip } from './zip.mjs';

const EDITION = 'application/vnd.attache.edition+json';
const ROOT = 'application/vnd.attache.root+json';
const MIB = 1024 * 1024;
const FIRST_BYTES = {
  'application/pdf': ['255044462d'],
  'image/png': ['89504e470d0a1a0a'],
  'image/jpeg': ['ffd8ff'],
  'image/gif': ['474946383761', '474946383961'],
  'image/webp': ['52494646'],
};

function need(condition, why) {
  if (!condition) throw new Error(why);
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * Whether a reader takes a bundle. `highest` is the highest edition this device has seen of the archive, as
 * `{epoch, number, sha256}`, or undefined.
 * @param {Buffer} file the bytes of an `.attache` file
 */
export function verify(file, highest) {
  try {
    return { ok: true, ...checkBundle(file, highest) };
  } catch (error) {
    return { ok: false, why: error.message };
  }
}

function checkBundle(file, highest) {
  const entries = readZip(file);
  const read = (name, most) => readEntry(file, entries, name, most);
  const roots = readRoots(entries, read);
  const newest = checkChain(roots);
  const bytes = read('edition.json', 8 * MIB);
  const signers = signersOf(bytes, read('edition.sig.json', MIB / 4), EDITION, newest, 'release');
  const { release } = newest.roles;
  need(signers >= release.threshold, 'too few signatures');
  const edition = parseJson(bytes);
  editionShape(edition);
  checkAllowed(edition, newest, signers);
  const place = { epoch: edition.epoch, number: edition.number, sha256: sha256(bytes) };
  if (highest) checkOrder(place, highest);
  checkParts(edition, roots.length, entries, read);
  return place;
}

function readRoots(entries, read) {
  const roots = [];
  for (let version = 1; version === 1 || entries.has(`roots/${version}.json`); version += 1) {
    need(version <= 1000, 'too many roots');
    const bytes = read(`roots/${version}.json`, MIB / 2);
    roots.push({ bytes, signature: read(`roots/${version}.sig.json`, MIB / 4) });
  }
  return roots;
}

function checkChain(roots) {
  let trusted;
  for (const [index, { bytes, signature }] of roots.entries()) {
    const root = parseJson(bytes);
    rootShape(root);
    for (const [keyId, key] of Object.entries(root.keys)) {
      const raw = Buffer.from(key.public, 'base64url');
      need(sha256(raw) === keyId && raw.toString('base64url') === key.public, 'a key under another id');
    }
    need(root.version === index + 1, 'a root out of its place');
    for (const judge of [trusted ?? root, root]) {
      need(
        signersOf(bytes, signature, ROOT, judge, 'root') >= judge.roles.root.threshold,
        'a root without signatures',
      );
    }
    if (trusted) checkNext(trusted, root);
    trusted = root;
  }
  return trusted;
}

function checkNext(old, next) {
  need(next.archiveId === old.archiveId, 'a root of another archive');
  need((next.epoch ?? 1) >= (old.epoch ?? 1), 'an older epoch');
  for (const { keyId, distrustFrom } of old.revoked ?? []) {
    const still = (next.revoked ?? []).find((one) => one.keyId === keyId);
    need(still && still.distrustFrom <= distrustFrom, 'a revocation is taken back');
  }
}

/** How many different keys of a role have validly signed; throws where the file is none. */
function signersOf(bytes, signatureFile, payloadType, root, role) {
  const file = parseJson(signatureFile);
  signatures(file);
  need(file.payloadType === payloadType, 'signed as something else');
  const message = Buffer.concat([
    Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${bytes.length} `),
    bytes,
  ]);
  const signers = new Set();
  for (const { keyId, sig } of file.signatures) {
    if (!root.roles[role].keyIds.includes(keyId)) continue;
    if (isSignedBy(root.keys[keyId].public, message, sig)) signers.add(keyId);
  }
  return signers.size;
}

function isSignedBy(publicKey, message, sig) {
  const signature = Buffer.from(sig, 'base64url');
  const isOneSpelling = signature.length === 64 && signature.toString('base64url') === sig;
  if (!isOneSpelling || isSmallOrder(Buffer.from(publicKey, 'base64url'))) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verifyBytes(null, message, key, signature);
  } catch {
    // No point of the curve.
    return false;
  }
}

function checkAllowed({ archiveId, rootVersion, epoch, withdrawn }, root, signers) {
  const { threshold, withdrawalThreshold = threshold } = root.roles.release;
  need(archiveId === root.archiveId, 'another archive');
  need(rootVersion <= root.version, 'a root is missing');
  need(epoch <= (root.epoch ?? 1), 'an epoch that no root has begun');
  need(withdrawn.length === 0 || signers >= withdrawalThreshold, 'too few signatures for a withdrawal');
}

function checkOrder(place, highest) {
  const isSame = place.epoch === highest.epoch && place.number === highest.number;
  const isNewer =
    place.epoch > highest.epoch || (place.epoch === highest.epoch && place.number > highest.number);
  need(isNewer || (isSame && place.sha256 === highest.sha256), 'rollback or equivocation');
}

function checkParts(edition, rootCount, entries, read) {
  const readBlob = ({ sha256: hash, size }, most) => {
    need(size <= most, 'a blob too large to read');
    const bytes = read(`blobs/sha256/${hash.slice(0, 2)}/${hash}`, size);
    need(bytes.length === size && sha256(bytes) === hash, 'a blob that is damaged');
    return bytes;
  };
  const articles = edition.shards.flatMap((ref) => readShard(ref, parseJson(readBlob(ref, 256 * MIB))));
  const records = {};
  for (const [name, shape] of Object.entries(recordLists)) {
    records[name] = parseJson(readBlob(edition.records[name], 256 * MIB));
    shape(records[name]);
  }
  checkCounts(edition, articles, records.sources);
  const blobs = collectBlobs(edition, articles, records.sources);
  const total = [...blobs.values()].reduce((sum, { size }) => sum + size, 0);
  need(total === edition.counts.bytes, 'a wrong count of bytes');
  need(entries.size <= blobs.size + 2 * rootCount + 64, 'too many entries');
  const texts = new Set(articles.map(({ text }) => text.sha256));
  const pages = new Set(articles.map(({ html }) => html.sha256));
  const files = records.sources.flatMap(({ file }) => (file?.pages ? [file.pages] : []));
  for (const ref of blobs.values()) {
    const ofFile = files.filter((one) => one.sha256 === ref.sha256);
    const isParsed =
      texts.has(ref.sha256) || pages.has(ref.sha256) || ref.type === 'text/html' || ofFile.length > 0;
    const bytes = readBlob(ref, isParsed ? 256 * MIB : 2 ** 34);
    if (ofFile.length > 0 && !texts.has(ref.sha256)) checkPages(parseJson(bytes), ofFile);
    else checkBlob(ref, bytes, texts, isParsed);
  }
  for (const ref of edition.indexes) readBlob(ref, 256 * MIB);
}

function readShard({ prefix, articles }, value) {
  shard(value);
  need(value.articles.length === articles, 'a shard with another number of articles');
  for (const { id } of value.articles) need(sha256(id).startsWith(prefix), 'an article in another shard');
  return value.articles;
}

function checkCounts({ counts }, articles, sources) {
  need(new Set(articles.map(({ id }) => id)).size === articles.length, 'an article twice');
  need(articles.length === counts.articles && sources.length === counts.sources, 'a wrong count');
  const known = new Set(sources.map(({ id }) => id));
  for (const { citations } of articles) {
    for (const { source } of citations)
      need(source === undefined || known.has(source), 'a source that is not there');
  }
}

function collectBlobs({ shards, records, indexes }, articles, sources) {
  const blobs = new Map();
  const add = ({ sha256: hash, size, type }) => {
    const known = blobs.get(hash);
    need(!known || (known.size === size && known.type === type), 'one blob, two sizes or types');
    blobs.set(hash, { sha256: hash, size, type });
  };
  [...shards, ...Object.values(records), ...indexes].forEach(add);
  for (const { html, text, image, attachments } of articles) {
    [html, text, ...(image ? [image] : []), ...attachments].forEach(add);
  }
  for (const { file } of sources) if (file) [file, ...(file.pages ? [file.pages] : [])].forEach(add);
  return blobs;
}

function checkPages(value, files) {
  pageTexts(value);
  for (const { count, blank } of files) {
    need(value.pages.length === count, 'texts of another number of pages');
    value.pages.forEach((text, at) => need((text === '') === blank.includes(at + 1), 'other blank pages'));
  }
}

function checkBlob({ sha256: hash, type }, bytes, texts, isParsed) {
  need(!/javascript|ecmascript|wasm|x-msdownload|x-sh\b/.test(type), 'a program');
  if (texts.has(hash)) articleText(parseJson(bytes));
  else if (isParsed) {
    need(type === 'text/html', 'an article that is no HTML');
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } else if (Object.hasOwn(FIRST_BYTES, type)) {
    const first = bytes.subarray(0, 8).toString('hex');
    need(
      FIRST_BYTES[type].some((wanted) => first.startsWith(wanted)),
      'a file of another type',
    );
  }
}
