import { useMemo } from 'react';
import { draftOf, type Annotation, type AnnotationDraft } from '#core/annotations/annotation';
import type { Result } from '#core/result';
import type { RestoreFailure } from '#shared/bridge';
import { announce } from '../commands/announce.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { showToast } from '../ui/toast.ts';
import {
  annotationHistory as history,
  annotationNow,
  type AnnotationChange,
  type AnnotationStep,
  type Way,
} from './annotation-history.ts';
import { useUser, type SaveFailure, type UserValue } from './user-context.tsx';

/** What can be changed of an annotation that is there. */
export type AnnotationPatch = Partial<Pick<AnnotationDraft, 'kind' | 'tags'>>;

/** Makes, changes and removes annotations so that each step can be undone; what fails is told. */
export interface AnnotationEdits {
  /** Resolves with the annotation once it is on disk. */
  readonly make: (draft: AnnotationDraft) => Promise<Annotation | undefined>;
  /** Changes several as one step. */
  readonly change: (
    annotations: readonly Annotation[],
    patch: (annotation: Annotation) => AnnotationPatch,
  ) => Promise<void>;
  /** Removes several as one step; `told` is said, with a button that undoes it. */
  readonly remove: (annotations: readonly Annotation[], told: string) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
}

type Ports = Pick<UserValue, 'saveAnnotation' | 'removeAnnotation' | 'restoreAnnotation'>;

type Outcome = Annotation | null | 'failed';

export function useAnnotationEdits(): AnnotationEdits {
  const { t } = useMessages();
  const { saveAnnotation, removeAnnotation, restoreAnnotation } = useUser();
  return useMemo(
    () => createEdits({ saveAnnotation, removeAnnotation, restoreAnnotation }, t),
    [t, saveAnnotation, removeAnnotation, restoreAnnotation],
  );
}

function createEdits(ports: Ports, t: ReturnType<typeof useMessages>['t']): AnnotationEdits {
  const told = (result: Result<Annotation, SaveFailure | RestoreFailure>): Annotation | 'failed' => {
    if (result.ok) return result.value;
    showToast({ text: t(`annotation.failed-${result.code}`), tone: 'danger' });
    return 'failed';
  };
  const save = async (draft: AnnotationDraft): Promise<Annotation | 'failed'> =>
    told(await ports.saveAnnotation(draft));
  const take = async ({ id }: Annotation): Promise<Annotation | 'failed'> =>
    told(await ports.removeAnnotation(id));
  // Out of the trash and not saved anew: what was put in its place since is never written over.
  const putBack = async ({ id }: Annotation): Promise<Annotation | 'failed'> =>
    annotationNow(id) ?? told(await ports.restoreAnnotation(id));
  /** Brings one annotation to how it was; answers what is there then, and what was there before. */
  const bring = async (wanted: Annotation | null, is: Annotation | null): Promise<Outcome> => {
    if (wanted === null) return is === null ? null : take(is);
    if (is === null) return putBack(wanted);
    // What was typed since stays: fields have an undo of their own.
    return save({ ...draftOf(wanted), body: annotationNow(wanted.id)?.body ?? wanted.body });
  };
  const go = async (way: Way): Promise<void> => {
    const step = history.next(way);
    if (step === undefined) {
      announce(t(`annotation.nothing-to-${way}`));
      return;
    }
    const done: AnnotationChange[] = [];
    for (const { before, after } of step) {
      const [wanted, is] = way === 'undo' ? [before, after] : [after, before];
      const outcome = await bring(wanted, is);
      if (outcome === 'failed') return;
      // A removal answers with the annotation as it was at last: that is what comes back.
      const [now, then] = wanted === null ? [null, outcome] : [outcome, is];
      done.push(way === 'undo' ? { before: now, after: then } : { before: then, after: now });
    }
    history.settle(way, done);
    showToast({
      text: t(`annotation.done-${way}`),
      action:
        way === 'undo'
          ? { label: t('annotation.redo'), run: () => void go('redo') }
          : { label: t('annotation.undo'), run: () => void go('undo') },
    });
  };
  const restore = async (step: AnnotationStep): Promise<void> => {
    for (const { before } of step) {
      if (before !== null && (await putBack(before)) === 'failed') return;
    }
    history.drop(step);
  };
  return {
    async make(draft) {
      const annotation = await save(draft);
      if (annotation === 'failed') return undefined;
      history.push([{ before: null, after: annotation }]);
      return annotation;
    },
    async change(annotations, patch) {
      const step: AnnotationChange[] = [];
      for (const before of annotations) {
        const after = await save({ ...draftOf(before), ...patch(before) });
        if (after === 'failed') break;
        if (after.modified !== before.modified) step.push({ before, after });
      }
      history.push(step);
    },
    async remove(annotations, told) {
      const step: AnnotationChange[] = [];
      for (const annotation of annotations) {
        const before = await take(annotation);
        if (before === 'failed') break;
        step.push({ before, after: null });
      }
      history.push(step);
      if (step.length === 0) return;
      showToast({ text: told, action: { label: t('annotation.undo'), run: () => void restore(step) } });
    },
    undo: () => go('undo'),
    redo: () => go('redo'),
  };
}
