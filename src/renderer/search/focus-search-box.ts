/** Gives the keyboard back to the search box, where what had it is gone. */
export function focusSearchBox(): void {
  document.querySelector<HTMLElement>('[data-pane="search"] input')?.focus();
}
