/** What all parts of the screen share: what is looked at, and how to look at something else. */
import type { Shapes } from "../../api/client";
import type { Arc } from "./arcs";
import type { Choice } from "./choices";

export interface Looking {
  readonly crisis: string;
  readonly variants: readonly string[];
  readonly glance: Shapes["StatesAtAGlance"];
  readonly choice: Choice;
  /** What is drawn over the lattice: the way of an explanation, or a path. */
  readonly drawn: readonly Arc[];
  change: (changes: Partial<Choice>, options?: { replace?: boolean }) => void;
  draw: (arcs: readonly Arc[]) => void;
}

/** An actor's badge by its name. */
export function badgeOf(looking: Looking, actor: string): Shapes["Badge"] | undefined {
  return looking.glance.actors.find((badge) => badge.actor === actor);
}

/** Whether a state is stable for everybody by the concept that is chosen. */
export function isEquilibrium(looking: Looking, state: Shapes["StateCard"]): boolean {
  return state.equilibrium.includes(looking.choice.concept);
}

export { counted } from "../../words";

/** The marks of history on a state, in few words: "start", "steps 2, 3", "end". */
export function marked(marks: readonly string[]): string {
  const steps = marks.filter((mark) => mark.startsWith("step ")).map((mark) => mark.slice("step ".length));
  const told = steps.length === 0 ? [] : [`${steps.length === 1 ? "step" : "steps"} ${runs(steps.map(Number))}`];
  return [...marks.filter((mark) => mark === "start"), ...told, ...marks.filter((mark) => mark === "end")].join(", ");
}

/** Numbers in short: 1, 3–5. */
export function runs(numbers: readonly number[]): string {
  const parts: { first: number; last: number }[] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const current = parts.at(-1);
    if (current && number <= current.last + 1) current.last = number;
    else parts.push({ first: number, last: number });
  }
  return parts.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
