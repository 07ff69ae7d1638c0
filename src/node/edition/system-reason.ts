// The system's error codes in words: what a person who only gave a path can do something about.
/** The system's code of an error (`ENOENT` …), or nothing. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What the codes mean to somebody who only gave a path. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder, and a file is wanted',
  EACCES: 'you may not open it: its permissions forbid that',
  EPERM: 'you may not do that: its permissions forbid it',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'it is larger than this disk allows',
  EEXIST: 'something of this name is there already',
  ENAMETOOLONG: 'its name is too long for this disk',
  ELOOP: 'its link leads back to itself',
  EBUSY: 'another program holds it',
  EMFILE: 'too many files are open at once',
  ENFILE: 'too many files are open at once',
  EIO: 'the disk reports damage',
};

/** The same for writing, where another thing is meant: what is not there is the folder. */
const WRITE_REASONS: Readonly<Record<string, string>> = {
  ...REASONS,
  ENOENT: 'the folder it belongs in is not there',
  EACCES: 'you may not write there: the permissions forbid that',
};

/**
 * Why a file could not be read, as the end of a sentence: "it is not there". A code that has no words here stands
 * as it is, since somebody can look for it; an error that is none of the system's gives its own message.
 */
export function systemReason(error: unknown): string {
  return reasonIn(REASONS, error);
}

/** Why a file could not be written, as the end of a sentence: "the disk is full". */
export function writeReason(error: unknown): string {
  return reasonIn(WRITE_REASONS, error);
}

function reasonIn(reasons: Readonly<Record<string, string>>, error: unknown): string {
  const code = systemCode(error);
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? `the system answers ${code}`;
}

/** The path that the system named in an error, where it did: of a rename, where it leads. */
export function pathOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('dest' in error && typeof error.dest === 'string') return error.dest;
  return 'path' in error && typeof error.path === 'string' ? error.path : undefined;
}
