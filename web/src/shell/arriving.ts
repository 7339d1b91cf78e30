/** Tells where one has come to: the title of the window, and the focus on the heading. */

let before: string | undefined;

/** Call when a screen is there. The focus moves only where one comes from another, not when the page is loaded. */
export function arrive(...names: readonly string[]): void {
  document.title = [...names, "Excomm"].join(" · ");
  const place = location.pathname;
  if (before !== undefined && before !== place) focusHeading();
  before = place;
}

function focusHeading(): void {
  // A dialog that asks something keeps the focus.
  if (document.querySelector("dialog[open]")) return;
  document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}
