/** The least that has to be replaced in a text to make another of it, so that the cursor and Undo stay where they are. */
export interface Replaced {
  from: number;
  to: number;
  insert: string;
}

export function least(before: string, after: string): Replaced | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let behind = 0;
  while (behind < most - from && before.at(-1 - behind) === after.at(-1 - behind)) behind += 1;
  return { from, to: before.length - behind, insert: after.slice(from, after.length - behind) };
}
