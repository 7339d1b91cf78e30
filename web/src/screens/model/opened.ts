/** Which parts stand open: paths, as the server names parts. */
import type { Path } from "./asking";

const same = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((step, at) => step === other[at]);

export const isOpen = (open: readonly Path[], path: Path): boolean => open.some((one) => same(one, path));

export const toggled = (open: readonly Path[], path: Path): readonly Path[] =>
  isOpen(open, path) ? open.filter((one) => !same(one, path)) : [...open, path];

/** The paths that are open once an entry of a list stands elsewhere; those of the entries between shift with it. */
export function moved(open: readonly Path[], list: Path, from: number, to: number): readonly Path[] {
  return open.map((path) => {
    const at = path[list.length];
    if (path.length <= list.length || !same(path.slice(0, list.length), list) || typeof at !== "number") return path;
    return [...list, shifted(at, from, to), ...path.slice(list.length + 1)];
  });
}

function shifted(at: number, from: number, to: number): number {
  if (at === from) return to;
  if (from < at && at <= to) return at - 1;
  return to <= at && at < from ? at + 1 : at;
}
