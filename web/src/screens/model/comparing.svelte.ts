/** Tells what the changes change: against the files as they were before them, or before the last save. */
import * as ask from "./asking";
import type { Effects, Written } from "./asking";
import type { Checking } from "./checking.svelte";
import { later } from "./later";
import { type Papers, same } from "./papers.svelte";

/** Call it while a component is being made. */
export function comparingOf(key: string, papers: Papers, checking: Checking, variants: () => readonly string[]) {
  let before = $state.raw<Written>(papers.saved);
  let sinceSave = $state(false);
  let effects = $state.raw<Effects>();
  let busy = $state(false);

  $effect(() => {
    const [now, then, applied] = [papers.written, before, variants()];
    const sound = checking.fresh && checking.checked?.problems.length === 0;
    if (!sound || same(now, then)) {
      if (sound) effects = undefined;
      busy = false;
      return;
    }
    return later(0, async (signal) => {
      busy = true;
      try {
        const answer = await ask.effects(key, applied, now, then, signal);
        if (!signal.aborted) effects = answer;
      } catch {
        // Faults that only a variant has are told where one checks in full.
        if (!signal.aborted) effects = undefined;
      } finally {
        if (!signal.aborted) busy = false;
      }
    });
  });

  return {
    get effects() {
      return effects;
    },
    get busy() {
      return busy;
    },
    get sinceSave() {
      return sinceSave;
    },
    /** Something is typed: after a save, what it changes is told against what was saved. */
    typed: (): void => {
      if (sinceSave) [before, sinceSave] = [papers.saved, false];
    },
    /** The files were saved; `was` is how they were until then. */
    saved: (was: Written): void => {
      [before, sinceSave] = [sinceSave ? was : before, true];
    },
  };
}
