/** Which elements are listed, and in what order. */
import type { Shapes } from "../../api/client";

type Element = Shapes["ElementBacked"];

/** Those that rest on this; all if no kind is given. */
export function restingOn(elements: readonly Element[], kind: string): readonly Element[] {
  return kind === "" ? elements : elements.filter((one) => one.rests_on === kind);
}

/** Those with the fewest claims first, then the fewest documents; else in the order of the file. */
export function fewestFirst(elements: readonly Element[]): readonly Element[] {
  return [...elements].sort((one, other) => one.claims.length - other.claims.length || one.documents - other.documents);
}
