/** Checks what is typed, and tells the parts of the file that is looked at. */
import { asProblem, type Problem } from "../../api/problem";
import * as ask from "./asking";
import type { Checked, Path, Which, Written } from "./asking";
import { later } from "./later";
import { type Papers, same } from "./papers.svelte";

const TYPED = 250;

export type Checking = ReturnType<typeof checkingOf>;

interface Found {
  readonly checked: Checked;
  /** Of which texts it tells. */
  readonly of: Written;
}

/** Call it while a component is being made. `told` hears of every answer. */
export function checkingOf(key: string, papers: Papers, told: (which: Which, of: Written, checked: Checked) => void) {
  let file = $state<Which>("crisis");
  let open = $state.raw<readonly Path[]>([]);
  let found = $state.raw<Found>();
  let busy = $state(false);
  let problem = $state.raw<Problem>();
  let turn = $state(0);

  $effect(() => {
    void turn;
    const [of, which, parts] = [papers.written, file, open];
    return later(TYPED, async (signal) => {
      busy = true;
      try {
        const checked = await ask.check(key, of, which, parts, signal);
        if (signal.aborted) return;
        [found, problem] = [{ checked, of }, undefined];
        told(which, of, checked);
      } catch (error) {
        if (!signal.aborted) problem = asProblem(error);
      } finally {
        if (!signal.aborted) busy = false;
      }
    });
  });

  return {
    get file() {
      return file;
    },
    set file(which: Which) {
      [file, found, open] = [which, undefined, []];
    },
    get open() {
      return open;
    },
    set open(paths: readonly Path[]) {
      open = paths;
    },
    get checked() {
      return found?.checked;
    },
    /** Whether what is told is of the texts as they stand. */
    get fresh() {
      return found !== undefined && same(found.of, papers.written);
    },
    get busy() {
      return busy;
    },
    get problem() {
      return problem;
    },
    again: (): void => {
      turn += 1;
    },
  };
}
