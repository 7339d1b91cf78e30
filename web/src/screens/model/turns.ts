/** Does things one after the other: each waits for those that were asked for before it, however they ended. */
export interface Turns {
  inTurn: <T>(what: () => Promise<T>) => Promise<T>;
  /** Once all is done that was asked for so far. */
  settled: () => Promise<unknown>;
}

export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    inTurn: (what) => {
      const mine = last.then(what);
      last = mine.catch(() => undefined);
      return mine;
    },
    settled: () => last,
  };
}
