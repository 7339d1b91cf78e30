/** Keeps what is not saved yet: with the server as drafts, and in this browser whatever the server does not have. */
import { asProblem, type Problem } from "../../api/problem";
import * as ask from "./asking";
import type { Which } from "./asking";
import { hold, placeOf, release } from "./held";
import { BOTH, isKept, type Paper, type Papers } from "./papers.svelte";
import { turns } from "./turns";

const TYPED = 600;

export type Drafts = ReturnType<typeof draftsOf>;

export function draftsOf(key: string, papers: Papers, { own }: { own: boolean }) {
  // Tells the windows of one browser apart.
  const page = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join("");
  const timers = new Map<Which, ReturnType<typeof setTimeout>>();
  // One after the other, since each draft names the one before; saving takes its turn among them.
  const { inTurn, settled } = turns();
  let problems = $state.raw<Partial<Record<Which, Problem | undefined>>>({});
  let held = $state(true);
  let ended = false;

  const place = (which: Which): string => placeOf(key, which, page);

  /** Keep a file once nobody has typed in it for a moment. */
  function soon(which: Which): void {
    if (ended) return void now(which);
    clearTimeout(timers.get(which));
    timers.set(which, setTimeout(() => void now(which), TYPED));
  }

  function now(which: Which, leaving = false): Promise<void> {
    clearTimeout(timers.get(which));
    return inTurn(() => keep(which, leaving));
  }

  async function keep(which: Which, leaving: boolean): Promise<void> {
    const one = papers.all[which];
    if (!own || one === null) return;
    try {
      if (!isKept(one)) {
        holdIt(which, one);
        await send(which, one, leaving);
      }
      problems = { ...problems, [which]: undefined };
    } catch (error) {
      problems = { ...problems, [which]: asProblem(error) };
    }
    if (isKept(one)) release(place(which));
  }

  async function send(which: Which, one: Paper, leaving: boolean): Promise<void> {
    const { text } = one;
    if (text === one.saved) {
      await ask.drop(key, which, one.draft);
      [one.kept, one.draft] = [null, ""];
    } else {
      const { mark } = await ask.keep(key, which, text, one.mark, one.draft, leaving);
      [one.kept, one.draft] = [text, mark];
    }
  }

  function holdIt(which: Which, { text, mark, draft }: Paper): void {
    held = hold(place(which), { text, seen: mark, before: draft, at: new Date().toISOString() });
  }

  const flush = (leaving: boolean): Promise<unknown> => Promise.all(BOTH.map((which) => now(which, leaving)));

  return {
    page,
    inTurn,
    settled,
    soon,
    now,
    get problem(): Problem | undefined {
      return problems.crisis ?? problems.sources;
    },
    /** Whether this browser had room for what the server does not have. */
    get held() {
      return held;
    },
    /** Try once more what could not be kept. */
    again: () => void flush(false),
    /** The page goes away, perhaps for good, and asks nothing any more. */
    hide: (): void => {
      for (const which of BOTH) {
        const one = papers.all[which];
        if (own && one !== null && !isKept(one)) holdIt(which, one);
      }
      void flush(true);
    },
    /** The desk is cleared: what comes from now on is kept at once. */
    end: (): Promise<unknown> => {
      ended = true;
      return flush(false);
    },
  };
}
