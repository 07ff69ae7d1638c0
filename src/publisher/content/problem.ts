import type { BodyProblemCode, Severity } from '#core/article/body-problem';

/** What can be wrong in a content folder. Codes are stable: staff script against them. */
export type ProblemCode =
  | BodyProblemCode
  | 'not-a-folder'
  | 'missing-file'
  | 'unreadable-file'
  | 'file-too-large'
  | 'file-type'
  | 'file-not-read'
  | 'pdf-damaged'
  | 'pdf-locked'
  | 'pdf-too-large'
  | 'pdf-no-text'
  | 'outside-folder'
  | 'not-utf8'
  | 'bad-yaml'
  | 'no-front-matter'
  | 'front-matter-too-large'
  | 'missing-id'
  | 'missing-title'
  | 'missing-language'
  | 'missing-date'
  | 'missing-field'
  | 'bad-field'
  | 'bad-id'
  | 'bad-date'
  | 'bad-url'
  | 'unknown-field'
  | 'unknown-kind'
  | 'unknown-language'
  | 'unknown-source'
  | 'unknown-article'
  | 'unknown-block'
  | 'unknown-topic'
  | 'unknown-conference'
  | 'unknown-organisation'
  | 'unknown-translation'
  | 'bad-translation'
  | 'translation-structure'
  | 'duplicate-id'
  | 'circle'
  | 'proposed-conference'
  | 'no-articles'
  | 'withdrawn-present'
  | 'placeholder'
  | 'old-message'
  | 'old-label'
  | 'cannot-pin';

/** One problem, where it is, and a sentence for the person who can mend it. */
export interface Problem {
  /** Path inside the content folder, with forward slashes. */
  readonly file: string;
  /** From 1; absent where the file or folder as a whole is meant. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
}

/** Where problems are told. */
export type Report = (problem: Problem) => void;

/** `file:line: code: sentence`, as the command line prints it; the first line where a whole file or folder is meant. */
export function formatProblem({ file, line, code, message }: Problem): string {
  return `${file}:${line ?? 1}: ${code}: ${message}`;
}

/** By file, then by place. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
