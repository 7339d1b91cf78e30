/** Makes changes of parts in the texts, one after the other, and never over what was typed meanwhile. */
import { asProblem, Problem } from "../../api/problem";
import * as ask from "./asking";
import type { Change, Which } from "./asking";
import type { Papers } from "./papers.svelte";
import { rebased } from "./rebased";
import { turns } from "./turns";

interface Made {
  /** The text that the change was made in, with it; without it where it could not be made. */
  readonly text: string;
  readonly problem: Problem | null;
}

export function changesOf(key: string, papers: Papers, type: (which: Which, text: string) => void) {
  const { inTurn, settled } = turns();
  // The texts in which the parts are found where the screen shows them.
  const shown: Partial<Record<Which, Promise<string>>> = {};
  let pending = $state(0);

  /** Write one change into a text; the problem where it cannot be made. */
  async function change(which: Which, wanted: Change): Promise<Problem | null> {
    const base = shown[which] ?? Promise.resolve(papers.all[which]?.text ?? "");
    pending += 1;
    const made = inTurn(async () => make(which, await base, wanted)).finally(() => (pending -= 1));
    // What is removed stays on the screen until the parts are told anew; all else is shown as it will be.
    if (wanted.do !== "remove") shown[which] = made.then(({ text }) => text);
    return (await made).problem;
  }

  async function make(which: Which, base: string, wanted: Change): Promise<Made> {
    try {
      const { text } = await ask.change(key, which, base, wanted);
      const now = rebased(base, text, papers.all[which]?.text ?? "");
      if (now === null) return { text: base, problem: overtaken };
      type(which, now);
      return { text, problem: null };
    } catch (error) {
      return { text: base, problem: asProblem(error) };
    }
  }

  return {
    change,
    settled,
    get pending() {
      return pending;
    },
    /** The parts are shown as they stand in a text. */
    shows: (which: Which, text: string): void => {
      shown[which] = Promise.resolve(text);
    },
  };
}

const overtaken = new Problem("the text was changed at the same place meanwhile", "do it once more");
