/** Makes in a text the change that was made in an earlier one, if nobody has written at that place since. */
import { least, type Replaced } from "./least";

/** `before` became `after`; the same change in `now`, or null where that was changed at the same place. */
export function rebased(before: string, after: string, now: string): string | null {
  const [change, typed] = [least(before, after), least(before, now)];
  if (!change || after === now) return now;
  if (!typed) return after;
  if (change.to <= typed.from && !bothInsert(change, typed)) return replaced(now, change, 0);
  if (typed.to <= change.from && !bothInsert(change, typed)) return replaced(now, change, now.length - before.length);
  return null;
}

// Which of two insertions at one place comes first is nobody's to say.
const bothInsert = (one: Replaced, other: Replaced): boolean =>
  (one.to === other.from || other.to === one.from) && one.insert !== "" && other.insert !== "";

const replaced = (text: string, { from, to, insert }: Replaced, by: number): string =>
  text.slice(0, from + by) + insert + text.slice(to + by);
