import type { RefusalCode } from './edition.ts';

const SAFE = 'Nothing was changed. Your archive and your notes are as they were.';

/** What is wrong, and what to do. The window has its own, translated sentences. */
const SENTENCES: Readonly<Record<RefusalCode, readonly [what: string, todo: string]>> = {
  'not-a-bundle': ['This is not an edition.', 'Choose an .attache file or the folder of an edition.'],
  incomplete: ['The copy is incomplete.', 'Copy it again from where you got it.'],
  'unsafe-name': [
    'This file is not a valid edition: it has an unexpected item inside.',
    'Ask the publisher for a new copy.',
  ],
  'duplicate-entry': [
    'This file is not a valid edition: it contains the same item twice.',
    'Ask the publisher for a new copy.',
  ],
  'too-large': [
    'This edition is larger inside than it says or than is allowed; reading was stopped.',
    'Ask the publisher for a new copy.',
  ],
  'bad-data': ["The edition's table of contents is damaged.", 'Ask the publisher for a new copy.'],
  'newer-format': [
    'This edition was made for a newer version of the app.',
    'Install the newer app, then open the edition again.',
  ],
  'bad-signature': [
    'It could not be confirmed that this edition comes from its publisher.',
    'Do not trust it, and tell the publisher.',
  ],
  'unknown-key': [
    'This edition is signed with a key that is not trusted, or no longer.',
    'Do not trust it, and ask the publisher.',
  ],
  'other-archive': [
    'The parts of this edition belong to different archives.',
    'Do not trust it, and tell the publisher.',
  ],
  rollback: [
    'This edition is older than one that was installed here before.',
    'To read an older edition, use Step back in Updates.',
  ],
  equivocation: [
    'Two different editions carry this number.',
    'Do not trust either until the publisher has said which is right.',
  ],
  'length-mismatch': [
    'One part of this edition does not have the size that was signed.',
    'Copy it again, or ask the publisher for a new copy.',
  ],
  'hash-mismatch': [
    'One part of this edition is damaged or was changed.',
    'Copy it again, or ask the publisher for a new copy.',
  ],
  'unsafe-content': [
    'An article or file of this edition holds something that is not allowed.',
    'Tell the publisher.',
  ],
  'bad-index': ['The search index of this edition is damaged.', 'Ask the publisher for a new copy.'],
  'disk-full': ['There is not enough space on the disk.', 'Free some space and try again.'],
  'write-failed': [
    'The disk could not be written.',
    'Check that the folder may be written to, then try again.',
  ],
  'read-failed': ['The file could not be read.', 'Check the disk or the stick, then try again.'],
  cancelled: ['It was stopped before the end.', 'Start again when you like.'],
  crashed: ['Something went wrong inside the app.', 'Try again; if it happens again, tell us.'],
};

/** One refusal in plain English, for the command line. `detail` is for the person who looks into it. */
export function refusalSentence(code: RefusalCode, detail?: string): string {
  const [what, todo] = SENTENCES[code];
  return `${what} ${SAFE} ${todo}${detail ? ` (${code}: ${detail})` : ` (${code})`}`;
}
