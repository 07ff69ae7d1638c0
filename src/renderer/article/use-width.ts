import { useCallback, useState, type RefCallback } from 'react';

/** The width of an element in CSS px, followed as it changes; 0 before it is drawn. The ref goes on the element. */
export function useWidth(): readonly [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(0);
  const follow = useCallback((element: HTMLElement) => {
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [follow, width];
}
