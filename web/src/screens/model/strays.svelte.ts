/** Texts that this browser held from another time: laid on the desk where they fit, offered where they do not. */
import type { Which } from "./asking";
import type { Drafts } from "./drafts.svelte";
import { type HeldOf, heldOf, hold, placeOf, release } from "./held";
import type { Papers } from "./papers.svelte";

/** What `type` writes is kept as a draft. */
export function straysOf(key: string, papers: Papers, drafts: Drafts, type: (which: Which, text: string) => void) {
  let resumed: string | null = null;
  const found = heldOf(key).filter((one) => !isThere(one) && !isResumed(one));
  let all = $state.raw<readonly HeldOf[]>(found);

  function isThere({ which, text, place }: HeldOf): boolean {
    if (papers.all[which]?.text !== text) return false;
    release(place);
    return true;
  }

  /** What was changed since in the file or in the draft is not written over unasked. */
  function isResumed({ which, text, seen, before, at, place }: HeldOf): boolean {
    const one = papers.all[which];
    if (!one || one.mark !== seen || one.draft !== before) return false;
    hold(placeOf(key, which, drafts.page), { text, seen, before, at });
    release(place);
    type(which, text);
    resumed = at;
    return true;
  }

  function forget(stray: HeldOf): void {
    release(stray.place);
    all = all.filter((one) => one !== stray);
  }

  /** Go on with a stray, and hold what stood there instead. */
  function take(stray: HeldOf): void {
    const one = papers.all[stray.which];
    if (!one) return;
    const was = { text: one.text, seen: one.mark, before: one.draft, at: new Date().toISOString() };
    const place = placeOf(key, stray.which, `${drafts.page}-before`);
    type(stray.which, stray.text);
    one.mark = stray.seen;
    forget(stray);
    if (was.text === one.saved || !hold(place, was)) return;
    all = [...all.filter((other) => other.place !== place), { ...was, which: stray.which, place }];
  }

  return {
    /** When what was laid on the desk had been written; null where nothing was. */
    resumed,
    get all() {
      return all;
    },
    take,
    forget,
  };
}
