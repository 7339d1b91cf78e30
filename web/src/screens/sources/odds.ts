/** Two computations beside each other: of the same outcomes, before and after something was flipped. */
import type { Shapes } from "../../api/client";

/** Enough to see a change, and done while one waits. */
export const DRAWS = 8;

type Arguments = Shapes["ExactArguments"];
type Result = Pick<Shapes["ExactResult"], "outcomes" | "error">;

/** Whether a computation is one of those that are compared here, and not of other quantities or days. */
export function asAsked(given: Partial<Arguments>): boolean {
  return given.draws === DRAWS && (given.until ?? null) === null && Object.keys(given.vary ?? {}).length === 0;
}

export interface Row {
  readonly outcome: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
  /** The larger of the standard errors of the two. */
  readonly error: number;
}

/** The outcomes of both, those first that change most; nothing until both have something to say. */
export function compared(before: Result | null | undefined, after: Result | null | undefined): readonly Row[] {
  if (!before || !after) return [];
  const outcomes = [...new Set([...Object.keys(before.outcomes), ...Object.keys(after.outcomes)])];
  const rows = outcomes.map((outcome) => ({
    outcome,
    name: titled(outcome),
    before: before.outcomes[outcome] ?? 0,
    after: after.outcomes[outcome] ?? 0,
    error: Math.max(before.error[outcome] ?? 0, after.error[outcome] ?? 0),
  }));
  return rows.sort((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before));
}

function titled(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
