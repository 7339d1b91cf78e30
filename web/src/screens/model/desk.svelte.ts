/** A model on the desk: both its files as they are typed, what is wrong with them, and what was changed. */
import { SvelteSet } from "svelte/reactivity";
import type { Problem } from "../../api/problem";
import { say } from "../../said.svelte";
import type { Change, Files, Path, Which, Written } from "./asking";
import { changesOf } from "./changing.svelte";
import { checkingOf } from "./checking.svelte";
import { comparingOf } from "./comparing.svelte";
import { draftsOf } from "./drafts.svelte";
import { guarded, left } from "./leaving";
import { BOTH, isKept, type Paper, papersOf } from "./papers.svelte";
import { savingOf } from "./saving.svelte";
import { straysOf } from "./strays.svelte";
import { savedTold } from "./told";

/** A field in which something stands that is not in the text yet. */
export interface Entered {
  write: () => Promise<void>;
  forget: () => void;
}

export interface Around {
  variants: () => readonly string[];
  /** The files were saved. */
  changed: () => void;
  /** The desk is cleared, and all has been kept that could be; `unsaved` where something is not saved yet. */
  cleared: (unsaved: boolean) => void;
  /** Ask whether to leave for an address although something is not kept. */
  ask: (to: string) => void;
}

const AGAIN = 3000;

export type Desk = ReturnType<typeof deskFor>;

/** Lay a crisis on the desk; call it while a component is being made, and it is cleared with that. */
export function deskFor(key: string, files: Files, { variants, changed, cleared, ask }: Around) {
  const papers = papersOf(files);
  const drafts = draftsOf(key, papers, files);
  const changes = changesOf(key, papers, type);
  const checking = checkingOf(key, papers, (which, of, { parts }) => {
    if (parts) changes.shows(which, of[which] ?? "");
    saving.answered();
  });
  const comparing = comparingOf(key, papers, checking, variants);
  const saving = savingOf(key, papers, drafts, {
    files,
    saved: (was, faults) => {
      comparing.saved(was);
      discarded = null;
      say(savedTold(faults, fields.size > 0), faults > 0 ? { seconds: 12 } : {});
      changed();
    },
  });
  const fields = new SvelteSet<Entered>();
  let discarded = $state.raw<Written | null>(null);
  let atText = $state(false);
  let ended = false;
  const strays = straysOf(key, papers, drafts, type);

  const dirty = $derived(papers.changed.length > 0 || fields.size > 0 || changes.pending > 0);
  const problem = $derived(drafts.problem ?? saving.problem ?? checking.problem);

  function type(which: Which, text: string): void {
    const one = papers.all[which];
    if (!files.own || !one || one.text === text) return;
    comparing.typed();
    discarded = null;
    one.text = text;
    drafts.soon(which);
  }

  /** Write one change into the text of a file; the problem where it cannot be made. */
  async function change(wanted: Change, which = checking.file): Promise<Problem | null> {
    const refused = await changes.change(which, wanted);
    // Where nobody would see it any more.
    if (refused && ended) say(`A change to the model could not be made: ${refused.message}`, { seconds: 15 });
    return refused;
  }

  /** Have everything written into the texts that stands in a field. */
  async function settled(): Promise<void> {
    for (const one of fields) void one.write();
    await changes.settled();
  }

  async function save(): Promise<void> {
    await settled();
    await saving.save();
  }

  /** Make the sources file that is lacking; the files have then to be opened again. */
  async function beginSources(): Promise<boolean> {
    await settled();
    if (!(await saving.beginSources())) return false;
    await Promise.all(BOTH.map((which) => drafts.now(which)));
    changed();
    return true;
  }

  /** Go back to the files as they are on the disk. */
  async function discard(): Promise<void> {
    for (const one of fields) one.forget();
    await changes.settled();
    const was = papers.written;
    for (const which of BOTH) type(which, papers.saved[which] ?? "");
    await Promise.all(BOTH.map((which) => drafts.now(which)));
    discarded = was;
    say("Discarded.");
  }

  function bringBack(): void {
    const was = discarded;
    for (const which of BOTH) type(which, was?.[which] ?? "");
  }

  function again(): void {
    drafts.again();
    checking.again();
  }

  // A server that does not answer is asked until it does.
  $effect(() => {
    if (!problem || !isPassing(problem)) return;
    const timer = setTimeout(again, AGAIN);
    return () => clearTimeout(timer);
  });

  $effect(() => {
    const unguarded = guarded({
      underway: () => changes.pending > 0,
      // What another window keeps apart waits in this browser.
      loose: () => fields.size > 0 || (drafts.problem !== undefined && drafts.problem.status !== 409),
      settled,
      ask,
      hidden: drafts.hide,
    });
    return () => {
      unguarded();
      ended = true;
      left(key, end());
    };
  });

  async function end(): Promise<void> {
    const [writing, keeping] = [settled(), drafts.end()];
    await writing;
    await keeping;
    await drafts.settled();
    cleared(papers.changed.length > 0);
    if (drafts.problem && drafts.held) say("Your changes wait in this browser: open the model again to go on.", { seconds: 15 });
  }

  return {
    key,
    own: files.own,
    code: files.code,
    resumed: strays.resumed ?? files.crisis.draft?.saved ?? files.sources?.draft?.saved ?? null,
    papers: papers.all,
    fields,
    get file() {
      return checking.file;
    },
    set file(which: Which) {
      checking.file = which;
    },
    get written() {
      return papers.written;
    },
    get open() {
      return checking.open;
    },
    set open(paths: readonly Path[]) {
      checking.open = paths;
    },
    get checked() {
      return checking.checked;
    },
    /** Whether what is told of the parts is of the text as it stands. */
    get fresh() {
      return checking.fresh;
    },
    get checking() {
      return checking.busy;
    },
    /** Whether nothing can be written by parts: the crisis is not one's own, or the text is no YAML just now. */
    get locked() {
      return !files.own || checking.checked?.parts === null;
    },
    /** Whether the text is on the screen, where what is done can be undone. */
    get atText() {
      return atText;
    },
    set atText(is: boolean) {
      atText = is;
    },
    comparing,
    saving,
    strays,
    get problem() {
      return problem;
    },
    get notKept() {
      return drafts.problem !== undefined;
    },
    /** Whether this browser holds what the server does not keep. */
    get held() {
      return drafts.held;
    },
    get dirty() {
      return dirty;
    },
    /** Whether the server has all that was changed. */
    get kept() {
      return fields.size === 0 && changes.pending === 0 && BOTH.every((which) => isThere(papers.all[which]));
    },
    get discarded() {
      return discarded !== null;
    },
    type,
    change,
    save,
    beginSources,
    discard,
    bringBack,
    again,
    /** Take the mark of a file that was changed elsewhere, to save over it. */
    seen: (which: Which, mark: string): void => {
      const one = papers.all[which];
      if (one) one.mark = mark;
    },
    /** Give up the changes of one file, and its draft. */
    revert: async (which: Which): Promise<void> => {
      type(which, papers.saved[which] ?? "");
      await drafts.now(which);
    },
  };
}

const isThere = (one: Paper | null): boolean => one === null || isKept(one);

const isPassing = ({ status }: Problem): boolean => status === 0 || status >= 500;
