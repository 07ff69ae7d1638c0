import type { Annotation } from '#core/annotations/annotation';
import { markSeen, readOn } from '#core/changes/reading-version';
import type { KeptSearches } from '#core/settings/kept-searches';
import type { ReadingPosition, ReadVersion, Settings } from '#core/settings/settings';

export interface UserState {
  readonly settings: Settings;
  readonly annotations: readonly Annotation[];
  readonly reading: readonly ReadingPosition[];
  readonly searches: KeptSearches;
}

export type UserAction =
  | { readonly type: 'settings'; readonly patch: Partial<Settings> }
  | {
      readonly type: 'loaded';
      readonly annotations: readonly Annotation[];
      readonly reading: readonly ReadingPosition[];
      readonly searches: KeptSearches;
    }
  | { readonly type: 'saved'; readonly annotation: Annotation }
  | { readonly type: 'removed'; readonly id: string }
  | { readonly type: 'searches'; readonly searches: KeptSearches }
  | { readonly type: 'read'; readonly position: ReadingPosition }
  | { readonly type: 'seen'; readonly article: string; readonly version: ReadVersion };

export function reduceUser(state: UserState, action: UserAction): UserState {
  switch (action.type) {
    case 'settings':
      return { ...state, settings: { ...state.settings, ...action.patch } };
    case 'loaded':
      return {
        ...state,
        annotations: action.annotations,
        reading: action.reading,
        searches: action.searches,
      };
    case 'searches':
      return { ...state, searches: action.searches };
    case 'saved': {
      const isKnown = state.annotations.some(({ id }) => id === action.annotation.id);
      const annotations = isKnown
        ? state.annotations.map((known) => (known.id === action.annotation.id ? action.annotation : known))
        : [...state.annotations, action.annotation];
      return { ...state, annotations };
    }
    case 'removed':
      return { ...state, annotations: state.annotations.filter(({ id }) => id !== action.id) };
    case 'read': {
      const last = state.reading.find(({ article }) => article === action.position.article);
      const others = state.reading.filter((position) => position !== last);
      return { ...state, reading: [readOn(last, action.position), ...others] };
    }
    case 'seen':
      return {
        ...state,
        reading: state.reading.map((position) =>
          position.article === action.article ? markSeen(position, action.version) : position,
        ),
      };
  }
}
