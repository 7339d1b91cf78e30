/** How far down one was at each step of the history, so that Back leads to where one had been reading. */

/** What of a step of the history the browser keeps for us. */
interface Step {
  readonly top: number;
}

// Browsers take only so many changes of the history at a time.
const PAUSE = 150;
// A screen that has not come up to its old length by then will not any more.
const PATIENCE = 10_000;
const BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown", "click"] as const;

let given: AbortController | undefined;

/** Note in the step that is shown how far down one is. */
export function mark(): void {
  // What is on its way up to where it was says nothing of where one is.
  if (given === undefined) history.replaceState({ top: scrollY } satisfies Step, "");
}

/** Go as far down as one was at the step that is shown, as soon as the page is long enough; whoever scrolls meanwhile is left alone. */
export function restore(): void {
  given?.abort();
  given = undefined;
  const step = history.state as Partial<Step> | null;
  if (step?.top === undefined) return;
  const { top } = step;
  const cut = (given = new AbortController());
  const settle = (): void => scrollTo(0, top);
  // The page may become shorter first, while its answers are on their way, and grow with each of them.
  const grown = new ResizeObserver(settle);
  const ends = setTimeout(() => cut.abort(), PATIENCE);
  cut.signal.addEventListener("abort", () => {
    grown.disconnect();
    clearTimeout(ends);
    if (given === cut) given = undefined;
  });
  for (const name of BY_HAND) addEventListener(name, () => cut.abort(), { signal: cut.signal, passive: true });
  grown.observe(document.documentElement);
  settle();
}

/** Stop going anywhere: one is at another place. */
export function forget(): void {
  given?.abort();
}

/** Keep note while the app is there; gives back how to end that. */
export function watch(): () => void {
  history.scrollRestoration = "manual";
  let pause: ReturnType<typeof setTimeout> | undefined;
  const onScroll = (): void => {
    clearTimeout(pause);
    pause = setTimeout(mark, PAUSE);
  };
  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("pagehide", mark);
  restore();
  return () => {
    forget();
    clearTimeout(pause);
    removeEventListener("scroll", onScroll);
    removeEventListener("pagehide", mark);
    history.scrollRestoration = "auto";
  };
}
