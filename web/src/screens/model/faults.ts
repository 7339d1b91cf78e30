/** Where a fault stands in a text, and which faults are in which lines. */
import type { Fault } from "../../api/problem";

export interface Range {
  from: number;
  to: number;
}

/** From the place of a fault to the end of the word there; lines and columns count from 1. */
export function rangeOf(text: string, fault: Pick<Fault, "line" | "column">): Range {
  const lines = text.split("\n");
  const at = Math.min(Math.max(fault.line, 1), lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  const line = lines[at] ?? "";
  const column = Math.min(Math.max(fault.column, 1) - 1, line.length);
  const word = /^[\w.-]+|^\S/.exec(line.slice(column));
  // Where nothing stands, as behind the end of a line, the last character is marked.
  if (!word) return { from: start + Math.max(column - 1, 0), to: start + column };
  return { from: start + column, to: start + column + word[0].length };
}

export const within = (faults: readonly Fault[], first: number, last: number): readonly Fault[] =>
  faults.filter((fault) => fault.line >= first && fault.line <= last);
