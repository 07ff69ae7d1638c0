import type { RefusalCode } from './edition.ts';

/** Who is told: somebody who was given an edition, or the publisher, whose own edition it is. */
export type Voice = 'reader' | 'publisher';

const SAFE = 'Nothing was changed.';

const FROM_PUBLISHER = 'Ask the publisher for a new copy.';
const OWN_DAMAGE = 'Put the publication folder back from a copy of it, or publish again.';
const OWN_FAULT = 'This is a fault of this program: please report it.';

/** What is wrong, and what to do about it as a reader and as the publisher. The window has its own, translated sentences. */
const SENTENCES: Readonly<Record<RefusalCode, readonly [what: string, reader: string, publisher: string]>> = {
  'not-a-bundle': [
    'This is not an edition.',
    'Choose an .attache file or the folder of an edition.',
    'Give the folder that "publish --to" made, or an .attache file.',
  ],
  incomplete: [
    'Parts of this edition are missing.',
    'If the copy is cut short, copy it again from where you got it. If it is an update, for those who have an earlier ' +
      'edition already, get that edition first, or the whole one from the publisher.',
    `If it was packed with --since, it is an update and needs the edition that it builds on. If not: ${OWN_DAMAGE}`,
  ],
  'unsafe-name': [
    'This is not a valid edition: it has an unexpected item inside.',
    FROM_PUBLISHER,
    OWN_DAMAGE,
  ],
  'duplicate-entry': [
    'This is not a valid edition: it contains the same item twice.',
    FROM_PUBLISHER,
    'Pack it again.',
  ],
  'too-large': [
    'This edition is larger inside than it says or than is allowed; reading was stopped.',
    FROM_PUBLISHER,
    'Make its largest files smaller.',
  ],
  'bad-data': ["The edition's table of contents is damaged.", FROM_PUBLISHER, OWN_DAMAGE],
  'newer-format': [
    'This edition was made for a newer version of the app.',
    'Install the newer app, then open the edition again.',
    'Use the newer version of this program.',
  ],
  'bad-signature': [
    'It could not be confirmed that this edition comes from its publisher.',
    'Do not trust it, and tell the publisher.',
    'Somebody may have changed the folder. Do not publish into it; put it back from a copy of it.',
  ],
  'unknown-key': [
    'This edition is signed with a key that is not trusted, or no longer.',
    'Do not trust it, and ask the publisher.',
    'Sign with the key of this archive: its root names which keys may publish.',
  ],
  'other-archive': [
    'The parts of this edition belong to different archives.',
    'Do not trust it, and tell the publisher.',
    'The archiveId of archive.yaml is not the one that was published in this folder before.',
  ],
  rollback: [
    'This edition is older than one that was installed here before.',
    'To read an older edition, use Step back in Updates.',
    'Publish a newer edition.',
  ],
  equivocation: [
    'Two different editions carry this number.',
    'Do not trust either until the publisher has said which is right.',
    'Find out which one readers have, and publish the next number from that one.',
  ],
  'length-mismatch': [
    'One part of this edition does not have the size that was signed.',
    'Copy it again, or ask the publisher for a new copy.',
    OWN_DAMAGE,
  ],
  'hash-mismatch': [
    'One part of this edition is damaged or was changed.',
    'Copy it again, or ask the publisher for a new copy.',
    OWN_DAMAGE,
  ],
  'unsafe-content': [
    'An article or file of this edition holds something that is not allowed.',
    'Tell the publisher.',
    OWN_FAULT,
  ],
  'bad-index': ['The search index of this edition is damaged.', FROM_PUBLISHER, OWN_DAMAGE],
  'damaged-here': both(
    'A part that this update builds on is damaged on this disk.',
    'Repair the earlier edition, or use the whole edition instead of the update.',
  ),
  'no-room': both('There is less space on the disk than this needs.', 'Free some space and try again.'),
  'disk-full': both('There is not enough space on the disk.', 'Free some space and try again.'),
  'write-failed': both(
    'The disk could not be written.',
    'Check that the folder is there and may be written to, then try again.',
  ),
  'read-failed': both('The file could not be read.', 'Check the disk or the stick, then try again.'),
  cancelled: both('It was stopped before the end.', 'Start again when you like.'),
  crashed: ['Something went wrong inside the app.', 'Try again; if it happens again, tell us.', OWN_FAULT],
};

function both(what: string, todo: string): readonly [string, string, string] {
  return [what, todo, todo];
}

/** One refusal in plain English, for the command line. `detail` is for the person who looks into it. */
export function refusalSentence(code: RefusalCode, voice: Voice, detail?: string): string {
  const [what, reader, publisher] = SENTENCES[code];
  const todo = voice === 'reader' ? reader : publisher;
  return `${what} ${SAFE} ${todo}${detail ? ` (${code}: ${detail})` : ` (${code})`}`;
}
