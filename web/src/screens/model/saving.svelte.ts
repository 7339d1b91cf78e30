/** Saves what was changed, only over what was seen of the files; and gives changes up. */
import { asProblem, type Problem } from "../../api/problem";
import * as ask from "./asking";
import type { Files, Which, Written } from "./asking";
import type { Drafts } from "./drafts.svelte";
import type { Papers } from "./papers.svelte";

export function savingOf(
  key: string,
  papers: Papers,
  drafts: Drafts,
  { files, saved }: { files: Files; saved: (was: Written, faults: number) => void },
) {
  let busy = $state(false);
  let problem = $state.raw<Problem>();
  let conflict = $state<Which | null>(firstConflict(files));

  /** In its turn: who asks twice finds everything saved the second time, and no draft is kept meanwhile. */
  const save = (): Promise<void> => drafts.inTurn(saveAll);

  async function saveAll(): Promise<void> {
    const [was, changed] = [papers.saved, papers.changed];
    if (!files.own || changed.length === 0) return;
    busy = true;
    problem = undefined;
    const done: Which[] = [];
    let faults = 0;
    try {
      for (const which of changed) {
        faults = await saveOne(which);
        done.push(which);
      }
      conflict = null;
    } catch (error) {
      problem = asProblem(error);
      if (problem.status === 409) [conflict, problem] = [changed[done.length] ?? "crisis", undefined];
    } finally {
      busy = false;
    }
    if (done.length > 0) saved(was, faults);
  }

  /** Save a file; gives back how many faults the crisis has then. */
  async function saveOne(which: Which): Promise<number> {
    const one = papers.all[which];
    if (one === null) return 0;
    const { text } = one;
    const { mark, faults } = await ask.save(key, which, text, one.mark, one.draft);
    [one.saved, one.mark, one.kept, one.draft] = [text, mark, null, ""];
    // Nothing of it has to be held any more, unless somebody has typed on.
    void drafts.now(which);
    return faults;
  }

  /** Save the crisis, and have its sources file made; gives back whether that is done. */
  const beginSources = (): Promise<boolean> => drafts.inTurn(beginAll);

  async function beginAll(): Promise<boolean> {
    const one = papers.all.crisis;
    if (!files.own || one === null) return false;
    const was = one.text;
    [busy, problem] = [true, undefined];
    try {
      const { text, mark } = await ask.beginSources(key, was, one.mark, one.draft);
      [one.saved, one.mark, one.kept, one.draft] = [text, mark, null, ""];
      // What was typed meanwhile stays, without the new line.
      if (one.text === was) one.text = text;
      return true;
    } catch (error) {
      problem = asProblem(error);
      if (problem.status === 409) [conflict, problem] = ["crisis", undefined];
      return false;
    } finally {
      busy = false;
    }
  }

  return {
    save,
    beginSources,
    get busy() {
      return busy;
    },
    get problem() {
      return problem;
    },
    get conflict() {
      return conflict;
    },
    set conflict(which: Which | null) {
      conflict = which;
    },
    /** The server answers again. */
    answered: (): void => {
      if (problem?.status === 0) problem = undefined;
    },
  };
}

function firstConflict(files: Files): Which | null {
  const isAway = (one: Files["sources"]): boolean => one?.draft != null && one.draft.seen !== one.mark;
  if (isAway(files.crisis)) return "crisis";
  return isAway(files.sources) ? "sources" : null;
}
