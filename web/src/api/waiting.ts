/** What a job waits for, told by the jobs that are under way. */
import type { Job, Kind } from "./jobs.svelte";

const CALLED: Record<Kind, string> = {
  blame: "blame and credit",
  committee: "a committee",
  exact: "odds without runs",
  rare: "rare paths",
  report: "a report",
  sensitivity: "what drives an outcome",
  simulate: "runs by chance",
  what_if: "two worlds",
};

/** Why a job that was asked for has not begun, in a sentence; `jobs` are those on the same crisis. */
export function waitsFor(jobs: readonly { kind: string; state: Job["state"] }[]): string {
  const under = [...new Set(jobs.filter(({ state }) => state === "running").map(({ kind }) => CALLED[kind as Kind]))];
  const names = under.length > 1 ? `${under.slice(0, -1).join(", ")} and ${under.at(-1)}` : under[0];
  return `Waits until a processor is free: ${names ? `at work on ${names} of this crisis` : "at work on another crisis"}.`;
}
