/** A hidden window draws no frames: then it is not waited for longer than this. */
const LATEST_MS = 500;

/** Runs a task once, after the browser has painted what is drawn now. Returns the function that calls it off. */
export function afterPaint(task: () => void): () => void {
  let turn: ReturnType<typeof setTimeout> | undefined;
  // A frame is painted after its callbacks, so the next turn comes after it.
  const start = (): void => {
    turn ??= setTimeout(task);
  };
  const frame = requestAnimationFrame(() => requestAnimationFrame(start));
  const latest = setTimeout(start, LATEST_MS);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(latest);
    clearTimeout(turn);
  };
}
