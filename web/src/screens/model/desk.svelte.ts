/** A model on the desk: both its files as they are typed, what is wrong with them, and what was changed. */
import { asProblem, type Problem } from "../../api/problem";
import { say } from "../../said.svelte";
import * as ask from "./asking";
import type { Change, Checked, Effects, Files, Path, Which, Written } from "./asking";
import { later } from "./later";

/** One file: as it stands in the editor, as it is on the disk, and the marks by which the server knows either. */
interface Paper {
  readonly name: string;
  text: string;
  saved: string;
  mark: string;
  /** The mark of the draft that the server keeps; "" where it keeps none. */
  draft: string;
}

const TYPED = 250;
const KEPT = 600;

export type Desk = ReturnType<typeof deskFor>;

/** Lay a crisis on the desk; call it while a component is being made, and it is cleared with that. */
export function deskFor(
  key: string,
  files: Files,
  { variants, changed }: { variants: () => readonly string[]; changed: () => void },
) {
  const papers = $state<Record<Which, Paper | null>>({
    crisis: paper(files.crisis),
    sources: files.sources ? paper(files.sources) : null,
  });
  let file = $state<Which>("crisis");
  let open = $state.raw<readonly Path[]>([]);
  let checked = $state.raw<Checked>();
  // Of which texts `checked` tells.
  let checkedOf = $state.raw<Written>({ crisis: "", sources: null });
  let checking = $state(false);
  let problem = $state.raw<Problem>();
  let effects = $state.raw<Effects>();
  let comparing = $state(false);
  let saving = $state(false);
  let conflict = $state<Which | null>(firstConflict(files));
  let notKept = $state.raw<Problem>();
  // What effects are told against: the files as they were before the changes, or before the last save.
  let before = $state.raw<Written>({
    crisis: files.crisis.text,
    sources: files.sources?.text ?? null,
  });
  let sinceSave = $state(false);
  const resumed = [files.crisis.draft, files.sources?.draft].find((one) => one) ?? null;

  const paperOf = (which: Which): Paper => papers[which] ?? blank;
  const written = (): Written => ({ crisis: paperOf("crisis").text, sources: papers.sources?.text ?? null });
  const dirty = $derived(
    ([papers.crisis, papers.sources] as const).some((one) => one !== null && one.text !== one.saved),
  );

  // Check what is typed, and what of it is looked at.
  $effect(() => {
    const [asked, of, parts] = [written(), file, open];
    return later(TYPED, async (signal) => {
      checking = true;
      try {
        const answer = await ask.check(key, asked, of, parts, signal);
        if (!signal.aborted) [checked, checkedOf, problem] = [answer, asked, undefined];
      } catch (error) {
        if (!signal.aborted) problem = asProblem(error);
      } finally {
        if (!signal.aborted) checking = false;
      }
    });
  });

  // Tell what a change changed, once there is nothing wrong with it.
  $effect(() => {
    const [now, then, applied] = [written(), before, variants()];
    const sound = checked?.problems.length === 0 && same(checkedOf, now);
    if (!sound || same(now, then)) {
      if (sound) effects = undefined;
      comparing = false;
      return;
    }
    return later(0, async (signal) => {
      comparing = true;
      try {
        const answer = await ask.effects(key, applied, now, then, signal);
        if (!signal.aborted) effects = answer;
      } catch {
        // Faults that only a variant has are told where one checks in full.
        if (!signal.aborted) effects = undefined;
      } finally {
        if (!signal.aborted) comparing = false;
      }
    });
  });

  // Keep what is not saved, so that neither a reload nor a dead server takes it.
  for (const which of ["crisis", "sources"] as const) {
    $effect(() => {
      const one = papers[which];
      if (!files.own || one === null) return;
      const [text, saved] = [one.text, one.saved];
      return later(KEPT, () => keep(which, text, saved));
    });
  }

  let turn: Promise<unknown> = Promise.resolve();
  let changes: Promise<unknown> = Promise.resolve();

  function keep(which: Which, text: string, saved: string): Promise<unknown> {
    // One after the other, since each draft names the one before.
    turn = turn.then(async () => {
      const one = paperOf(which);
      try {
        if (text === saved && one.draft !== "") {
          await ask.drop(key, which, one.draft);
          one.draft = "";
        } else if (text !== saved && one.text === text) {
          one.draft = (await ask.keep(key, which, text, one.mark, one.draft)).mark;
        }
        notKept = undefined;
      } catch (error) {
        notKept = asProblem(error);
      }
    });
    return turn;
  }

  async function save(): Promise<void> {
    saving = true;
    const was: Written = { crisis: paperOf("crisis").saved, sources: papers.sources?.saved ?? null };
    try {
      await turn;
      for (const which of ["sources", "crisis"] as const) {
        const one = papers[which];
        if (one === null || one.text === one.saved) continue;
        const text = one.text;
        const { mark } = await ask.save(key, which, text, one.mark, one.draft);
        [one.saved, one.mark, one.draft] = [text, mark, ""];
      }
      [before, sinceSave, conflict, problem] = [sinceSave ? was : before, true, null, undefined];
      say("Saved.");
      changed();
    } catch (error) {
      const found = asProblem(error);
      if (found.status === 409) conflict = (["sources", "crisis"] as const).find((which) => isOpen(which)) ?? "crisis";
      else problem = found;
    } finally {
      saving = false;
    }
  }

  const isOpen = (which: Which): boolean => papers[which] !== null && paperOf(which).text !== paperOf(which).saved;

  /** Write one change into the text; the problem where it cannot be made. */
  function change(wanted: Change): Promise<Problem | null> {
    const which = file;
    // One after the other: each is made in what the one before has left.
    const made = changes.then(async () => {
      const text = paperOf(which).text;
      try {
        const answer = await ask.change(key, which, text, wanted);
        // Whoever has typed meanwhile goes on from there.
        if (paperOf(which).text === text) type(which, answer.text);
        return null;
      } catch (error) {
        return asProblem(error);
      }
    });
    changes = made;
    return made;
  }

  function type(which: Which, text: string): void {
    if (sinceSave && text !== paperOf(which).text) {
      // A new round of changes begins: what it changes is told against what was saved.
      [before, sinceSave] = [{ crisis: paperOf("crisis").saved, sources: papers.sources?.saved ?? null }, false];
    }
    paperOf(which).text = text;
  }

  /** Go back to the files as they are on the disk. */
  async function discard(): Promise<void> {
    for (const which of ["crisis", "sources"] as const) {
      const one = papers[which];
      if (one !== null && one.text !== one.saved) type(which, one.saved);
    }
    await turn;
  }

  return {
    key,
    own: files.own,
    code: files.code,
    resumed,
    get file() {
      return file;
    },
    set file(which: Which) {
      [file, checked, open] = [which, undefined, []];
    },
    get papers() {
      return papers;
    },
    get text() {
      return paperOf(file).text;
    },
    get written() {
      return written();
    },
    get open() {
      return open;
    },
    set open(paths: readonly Path[]) {
      open = paths;
    },
    get checked() {
      return checked;
    },
    /** Whether what is told of the parts is of the text as it stands. */
    get fresh() {
      return same(checkedOf, written());
    },
    get checking() {
      return checking;
    },
    get problem() {
      return problem;
    },
    get effects() {
      return effects;
    },
    get comparing() {
      return comparing;
    },
    get sinceSave() {
      return sinceSave;
    },
    get dirty() {
      return dirty;
    },
    get saving() {
      return saving;
    },
    get conflict() {
      return conflict;
    },
    set conflict(which: Which | null) {
      conflict = which;
    },
    get notKept() {
      return notKept;
    },
    type,
    change,
    save,
    discard,
    /** Take the mark of a file that was changed elsewhere, to save over it. */
    seen: (which: Which, mark: string) => (paperOf(which).mark = mark),
    flush: () => turn,
  };
}

const same = (one: Written, other: Written): boolean => one.crisis === other.crisis && one.sources === other.sources;

const blank: Paper = { name: "", text: "", saved: "", mark: "", draft: "" };

function paper(one: Files["crisis"]): Paper {
  const text = one.draft?.text ?? one.text;
  // A draft of a file that was changed since is saved only over what it was made of.
  const mark = one.draft?.seen ?? one.mark;
  return { name: one.name, text, saved: one.text, mark, draft: one.draft?.mark ?? "" };
}

function firstConflict(files: Files): Which | null {
  const isAway = (one: Files["crisis"] | null): boolean => one?.draft != null && one.draft.seen !== one.mark;
  if (isAway(files.crisis)) return "crisis";
  return isAway(files.sources) ? "sources" : null;
}
