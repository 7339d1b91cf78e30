import { expect, test } from "vitest";
import { waitsFor } from "./waiting";

test("what a job waits for is told by what is under way, each sort once", () => {
  const running = (kind: "simulate" | "exact" | "report") => ({ kind, state: "running" }) as const;
  expect(waitsFor([running("simulate"), { kind: "what_if", state: "queued" }, running("simulate")])).toBe(
    "Waits until a processor is free: at work on runs by chance of this crisis.",
  );
  expect(waitsFor([running("simulate"), running("exact"), running("report")])).toContain(
    "at work on runs by chance, odds without runs and a report of this crisis.",
  );
});

test("a job before which nothing of its crisis is under way waits for another crisis", () => {
  expect(waitsFor([{ kind: "what_if", state: "queued" }, { kind: "exact", state: "done" }])).toContain("another crisis");
});
