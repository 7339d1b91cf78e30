/** Where one is in the app: follows links, back and forward, and the address bar. */
import { parse, type Route } from "./route";
import { forget, mark, restore, watch } from "./scrolled";

let shown = $state.raw(new URL(location.href));
let variants: readonly string[] = [];
const route = $derived(steady(parse(shown)));

/** The place that is shown now; null where the address names none. */
export function here(): Route | null {
  return route;
}

/** The same list as before where the variants are the same: what is asked with them is then not asked anew. */
function steady(next: Route | null): Route | null {
  if (next === null) return null;
  if (JSON.stringify(next.variants) !== JSON.stringify(variants)) variants = next.variants;
  return { ...next, variants };
}

/** The path that is shown now, without what follows the question mark. */
export function path(): string {
  return shown.pathname;
}

/** Go to an address of the app; `replace` leaves no step to go back to. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const next = new URL(to, location.href);
  const leaves = next.pathname !== location.pathname;
  mark();
  if (leaves) forget();
  if (replace) history.replaceState(history.state, "", next);
  else history.pushState(null, "", next);
  shown = next;
  if (replace) return;
  if (leaves) scrollTo(0, 0);
  mark();
}

/** Change what the address keeps for the screen that is shown; null takes a name out. */
export function keep(changes: Record<string, string | null>, { replace = true }: { replace?: boolean } = {}): void {
  const next = new URL(shown);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  go(next.href, { replace });
}

/** Choose the variants that all screens apply; of what the screen that is shown keeps, only what is named outlives that. */
export function choose(variants: readonly string[], { outlives = [] }: { outlives?: readonly string[] } = {}): void {
  const next = new URL(shown);
  for (const name of new Set(next.searchParams.keys())) if (!outlives.includes(name)) next.searchParams.delete(name);
  for (const name of variants) next.searchParams.append("variant", name);
  go(next.href);
}

/** Have links within the app be followed without loading a page; gives back how to end that. */
export function follow(): () => void {
  const onPop = (): void => {
    shown = new URL(location.href);
    restore();
  };
  const rest = watch();
  addEventListener("popstate", onPop);
  document.addEventListener("click", onClick);
  return () => {
    removeEventListener("popstate", onPop);
    document.removeEventListener("click", onClick);
    rest();
  };
}

function onClick(event: MouseEvent): void {
  const link = followed(event);
  if (!link) return;
  event.preventDefault();
  go(link.href);
}

/** The link within the app that a click follows, if it does. */
export function followed(event: MouseEvent): HTMLAnchorElement | null {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  if (event.defaultPrevented || modified || !(event.target instanceof Element)) return null;
  const link = event.target.closest("a[href]");
  return link instanceof HTMLAnchorElement && isOurs(link) ? link : null;
}

function isOurs(link: HTMLAnchorElement): boolean {
  const samePage = link.hash !== "" && link.pathname === location.pathname && link.search === location.search;
  const elsewhere = link.target !== "" || link.hasAttribute("download") || link.pathname.startsWith("/api/");
  return link.origin === location.origin && !samePage && !elsewhere;
}
