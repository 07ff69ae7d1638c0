import type { Annotation } from '#core/annotations/annotation';

/** One annotation before and after; `null` where there was or is none. */
export interface AnnotationChange {
  readonly before: Annotation | null;
  readonly after: Annotation | null;
}

/** What the person did at once: one or several changes. */
export type AnnotationStep = readonly AnnotationChange[];

export interface AnnotationHistory {
  /** Something was done; what had been undone is forgotten. */
  push(step: AnnotationStep): void;
  /** The step to be undone, or done again, next. */
  next(way: Way): AnnotationStep | undefined;
  /** That step was carried out: `done` says how things were and are now. */
  settle(way: Way, done: AnnotationStep): void;
  /** It was undone in another way. */
  drop(step: AnnotationStep): void;
  clear(): void;
}

export type Way = 'undo' | 'redo';

/** Most steps that can be undone. */
export const MAX_STEPS = 50;

export function createAnnotationHistory(): AnnotationHistory {
  const steps: Record<Way, AnnotationStep[]> = { undo: [], redo: [] };
  return {
    push(step) {
      if (step.length === 0) return;
      steps.undo = [...steps.undo, step].slice(-MAX_STEPS);
      steps.redo = [];
    },
    next: (way) => steps[way].at(-1),
    settle(way, done) {
      steps[way].pop();
      steps[way === 'undo' ? 'redo' : 'undo'].push(done);
    },
    drop(step) {
      steps.undo = steps.undo.filter((one) => one !== step);
    },
    clear() {
      steps.undo = [];
      steps.redo = [];
    },
  };
}

/** What was done in this window since it opened. */
export const annotationHistory = createAnnotationHistory();

/** Another archive is open: its notes are other ones. */
export function forgetAnnotationHistory(): void {
  annotationHistory.clear();
}

let latest: readonly Annotation[] = [];

/** The annotations are these from now on. */
export function rememberAnnotations(annotations: readonly Annotation[]): void {
  latest = annotations;
}

/** An annotation as it is at this moment: a button may be pressed long after it was drawn. */
export function annotationNow(id: string): Annotation | undefined {
  return latest.find((one) => one.id === id);
}
