/** Which computations are put beside each other, before and after something was flipped. */
import type { Shapes } from "../../api/client";

/** Enough to see a change, and done while one waits. */
export const DRAWS = 8;

type Arguments = Shapes["ExactArguments"];

/** Whether a computation is one of those that are compared here, and not of other quantities or days. */
export function asAsked(given: Partial<Arguments>): boolean {
  return given.draws === DRAWS && (given.until ?? null) === null && Object.keys(given.vary ?? {}).length === 0;
}
