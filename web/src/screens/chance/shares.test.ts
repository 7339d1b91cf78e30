import { expect, test } from "vitest";
import { percent, roundEnd, tick } from "./shares";

test("shares are written as the server writes them", () => {
  // The examples of the library, in excomm.tables.in_words; and what lies in the middle of two.
  const written = [0, 0.00002, 0.0034, 0.0612, 0.4167, 0.9996, 1, 0.0125, 0.0375, 0.125, 0.135].map(percent);
  const told = ["0 %", "under 0.01 %", "0.34 %", "6.1 %", "42 %", "over 99.9 %", "100 %", "1.2 %", "3.8 %", "12 %", "14 %"];
  expect(written).toEqual(told);
});

test("a tick has no more digits than it needs", () => {
  expect([0, 0.3, 0.005, 0.1 + 0.2].map(tick)).toEqual(["0 %", "30 %", "0.5 %", "30 %"]);
});

test("an axis ends at a round share that nothing exceeds", () => {
  expect([0.0312, 0.2, 0.41, 0.86, 1].map(roundEnd)).toEqual([0.04, 0.2, 0.5, 1, 1]);
  expect(roundEnd(0)).toBe(1);
});
