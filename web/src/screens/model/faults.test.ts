import { describe, expect, it } from "vitest";
import { rangeOf, within } from "./faults";

const TEXT = "rules:\n  - not (usa.strik)\n\nstart: []";

describe("the place of a fault in a text", () => {
  it("reaches to the end of the word", () => {
    const { from, to } = rangeOf(TEXT, { line: 2, column: 10 });
    expect(TEXT.slice(from, to)).toBe("usa.strik");
  });

  it("marks the last character where nothing stands", () => {
    const { from, to } = rangeOf(TEXT, { line: 1, column: 7 });
    expect(TEXT.slice(from, to)).toBe(":");
  });

  it("stays in the text, wherever the fault is said to be", () => {
    for (const place of [{ line: 99, column: 99 }, { line: 0, column: 0 }, { line: 3, column: 4 }]) {
      const { from, to } = rangeOf(TEXT, place);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(TEXT.length);
      expect(from).toBeLessThanOrEqual(to);
    }
  });
});

it("finds the faults in some lines", () => {
  const fault = (line: number) => ({ file: "crisis.yaml", line, column: 1, message: "", remedy: "", source: "" });
  expect(within([fault(1), fault(5), fault(9)], 2, 8)).toEqual([fault(5)]);
});
