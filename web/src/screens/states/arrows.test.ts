import { describe, expect, it } from "vitest";
import { next } from "./arrows";

// Two rows of three, the middle one of the lower row being missing.
const SPOTS = [
  { x: 0, y: 0 },
  { x: 200, y: 0 },
  { x: 400, y: 0 },
  { x: 0, y: 100 },
  { x: 400, y: 100 },
];

describe("next", () => {
  it("keeps to the row, and to the column", () => {
    expect(next(SPOTS, 0, "ArrowRight")).toBe(1);
    expect(next(SPOTS, 2, "ArrowLeft")).toBe(1);
    expect(next(SPOTS, 0, "ArrowDown")).toBe(3);
    expect(next(SPOTS, 4, "ArrowUp")).toBe(2);
  });

  it("leaps over what is missing in a row", () => {
    expect(next(SPOTS, 3, "ArrowRight")).toBe(4);
  });

  it("goes aside where nothing is straight ahead", () => {
    expect([3, 4]).toContain(next(SPOTS, 1, "ArrowDown"));
  });

  it("stays at the edge, and leaves other keys alone", () => {
    expect(next(SPOTS, 2, "ArrowRight")).toBeUndefined();
    expect(next(SPOTS, 0, "Enter")).toBeUndefined();
    expect(next([], 0, "Home")).toBeUndefined();
  });

  it("knows the first and the last", () => {
    expect(next(SPOTS, 2, "Home")).toBe(0);
    expect(next(SPOTS, 2, "End")).toBe(4);
  });
});
