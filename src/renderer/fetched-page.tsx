import { createElement, lazy, useState, type ComponentType, type ReactElement } from 'react';

interface FetchedPage<Props> {
  readonly Page: (props: Props) => ReactElement;
  /** Fetches it before it is asked for. */
  preload(): Promise<unknown>;
}

/**
 * A page that is fetched when it is first drawn, or before. One that is there already is drawn at once: `lazy` alone would
 * draw its stand-in first, which React leaves on the screen for 300 ms.
 */
export function fetchedPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FetchedPage<Props> {
  let ready: ComponentType<Props> | undefined;
  let loading: Promise<{ readonly default: ComponentType<Props> }> | undefined;
  const loadNow = async (): Promise<{ readonly default: ComponentType<Props> }> => {
    ready = await load();
    return { default: ready };
  };
  const preload = () => (loading ??= loadNow());
  const LazyPage = lazy(preload);
  function Page(props: Props): ReactElement {
    // The one it was first drawn with: another would be another page, without what was done in it.
    const [drawn] = useState(() => ({ Component: ready ?? LazyPage }));
    return createElement(drawn.Component, props);
  }
  return { Page, preload };
}
