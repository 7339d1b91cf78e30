import { expect, test } from "vitest";
import { savedTold } from "./told";

test("a sound model is just saved", () => {
  expect(savedTold(0, false)).toBe("Saved.");
  expect(savedTold(0, true)).toBe("Saved, without what was refused.");
});

test("of a faulty one it is told why the other screens are gone", () => {
  expect(savedTold(1, false)).toBe("Saved, with 1 fault: the other screens come back when it is mended.");
  expect(savedTold(2, true)).toBe(
    "Saved, without what was refused, with 2 faults: the other screens come back when they are mended.",
  );
});
