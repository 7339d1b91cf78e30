/** Why something could not be done, and what to do about it, in the server's words wherever it has any. */
import type { components } from "./types";

export type Fault = components["schemas"]["Fault"];

export class Problem extends Error {
  constructor(
    message: string,
    readonly remedy = "",
    readonly problems: readonly Fault[] = [],
    /** The HTTP status; 0 where no answer came. */
    readonly status = 0,
  ) {
    super(message);
    this.name = "Problem";
  }
}

/** A part of the app could not be had: the server has ended, or has another version by now. */
export const lost = new Problem("This screen could not be loaded.", "Start the server if it has ended: excomm app");

/** What an answer with an error says. */
export function refused(body: unknown, status: number): Problem {
  if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string") {
    const refusal = body as Partial<components["schemas"]["Refusal"]> & { message: string };
    return new Problem(refusal.message, refusal.remedy ?? "", refusal.problems ?? [], status);
  }
  return new Problem(`The server answered with ${status}, and said nothing more.`, "Try again.", [], status);
}

/** What was thrown, as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // What fetch throws where nobody listens.
  if (error instanceof TypeError) return new Problem("The server does not answer.", "Start it again: excomm app");
  return new Problem(error instanceof Error ? error.message : String(error), "Load the page again.");
}
