/** Gives the keyboard back to the page when what held it is gone, so that Tab goes on there and not from the very top. */
export function focusPage(): void {
  document.getElementById('main')?.focus({ preventScroll: true });
}
