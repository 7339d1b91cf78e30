/** An answer that is asked for again whenever what it depends on changes. */
import { asProblem, type Problem } from "./api/problem";

export interface Asked<T> {
  /** The newest answer; it stays while the next is on its way. */
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly busy: boolean;
  /** Ask once more. */
  again: () => void;
}

/**
 * Ask as soon as the component is there. Whatever reactive `ask` reads before it first waits is what the answer
 * depends on; an earlier question is cut off by `signal`.
 */
export function asked<T>(ask: (signal: AbortSignal) => Promise<T>): Asked<T> {
  let value = $state.raw<T>();
  let problem = $state.raw<Problem>();
  let busy = $state(true);
  let turn = $state(0);

  $effect(() => {
    void turn;
    const cut = new AbortController();
    [problem, busy] = [undefined, true];
    ask(cut.signal).then(
      (answer) => {
        if (cut.signal.aborted) return;
        [value, problem, busy] = [answer, undefined, false];
      },
      (error: unknown) => {
        if (cut.signal.aborted) return;
        [problem, busy] = [asProblem(error), false];
      },
    );
    return () => cut.abort();
  });

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    again: () => {
      turn += 1;
    },
  };
}
