import { z } from 'zod';

/** Where the window was: DIP on the virtual screen, which may lie on a display that is gone; main checks that. */
export interface WindowState {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

// Far beyond any desk of screens; keeps nonsense from reaching the window.
const coordinate = z.int().min(-100_000).max(100_000);
const length = z.int().min(200).max(100_000);
const schema = z.object({
  x: coordinate,
  y: coordinate,
  width: length,
  height: length,
  maximized: z.boolean(),
}) satisfies z.ZodType<WindowState>;

/** `undefined` when there is none or it makes no sense: the window then opens as it does at first start. */
export function parseWindowState(value: unknown): WindowState | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
