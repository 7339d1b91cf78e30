/** Holds up whoever leaves while something is on its way or could not be kept: by a link, or by closing the page. */
import { followed, go } from "../../router.svelte";

export interface Leaving {
  /** Whether something is on its way that should be there first. */
  underway: () => boolean;
  /** Whether something would have to be asked about. */
  loose: () => boolean;
  settled: () => Promise<unknown>;
  /** Ask whether to go to an address all the same. */
  ask: (to: string) => void;
  /** The page is not seen any more, and may never be again. */
  hidden: () => void;
}

// A server that takes longer is not waited for: what is on its way is kept behind one's back.
const LONGEST = 1500;

/** Watch whoever leaves; gives back how to end that. */
export function guarded({ underway, loose, settled, ask, hidden }: Leaving): () => void {
  const onUnload = (event: BeforeUnloadEvent): void => {
    if (underway() || loose()) event.preventDefault();
  };
  const onClick = async (event: MouseEvent): Promise<void> => {
    const link = followed(event);
    if (!link || link.pathname === location.pathname || !(underway() || loose())) return;
    event.preventDefault();
    event.stopPropagation();
    await Promise.race([settled(), new Promise((done) => setTimeout(done, LONGEST))]);
    if (loose()) ask(link.href);
    else go(link.href);
  };
  const onHidden = (): void => {
    if (document.visibilityState === "hidden") hidden();
  };
  addEventListener("beforeunload", onUnload);
  addEventListener("pagehide", hidden);
  document.addEventListener("visibilitychange", onHidden);
  // Before the router does.
  document.addEventListener("click", onClick, { capture: true });
  return () => {
    removeEventListener("beforeunload", onUnload);
    removeEventListener("pagehide", hidden);
    document.removeEventListener("visibilitychange", onHidden);
    document.removeEventListener("click", onClick, { capture: true });
  };
}

const leaving = new Map<string, Promise<unknown>>();

/** A crisis was left with something still on its way. */
export function left(key: string, work: Promise<unknown>): void {
  leaving.set(key, Promise.all([leaving.get(key), work]));
}

/** Once all has arrived that was on its way when a crisis was left; but do not wait for ever. */
export function arrived(key: string): Promise<unknown> {
  const work = leaving.get(key) ?? Promise.resolve();
  return Promise.race([work, new Promise((done) => setTimeout(done, 5 * LONGEST))]);
}
