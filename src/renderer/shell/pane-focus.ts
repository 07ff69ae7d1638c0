const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, iframe, [tabindex]:not([tabindex="-1"])';

/** Where the focus was last in each pane. */
const lastIn = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus is, pane by pane. Returns the function that stops. */
export function watchPanes(): () => void {
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const pane = target.closest('[data-pane]');
    if (pane !== null) lastIn.set(pane, target);
  };
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/** Moves the focus to the next pane on the screen (-1: the one before), to where it was last. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) =>
    pane.checkVisibility(),
  );
  if (panes.length === 0) return;
  // The innermost: the contents of an article are a pane inside the page.
  const inside = document.activeElement?.closest<HTMLElement>('[data-pane]');
  const current = inside === null || inside === undefined ? -1 : panes.indexOf(inside);
  const start = current === -1 && step === -1 ? 0 : current;
  for (let i = 1; i <= panes.length; i += 1) {
    const pane = panes[(start + step * i + panes.length * 2) % panes.length];
    if (pane !== undefined && enter(pane)) return;
  }
}

function enter(pane: HTMLElement): boolean {
  const last = lastIn.get(pane);
  const target = last !== undefined && pane.contains(last) && last !== pane ? last : firstIn(pane);
  target.focus();
  return pane.contains(document.activeElement);
}

function firstIn(pane: HTMLElement): HTMLElement {
  const candidates = pane.querySelectorAll<HTMLElement>(FOCUSABLE);
  return [...candidates].find((candidate) => candidate.checkVisibility()) ?? pane;
}
