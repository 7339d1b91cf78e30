import { expect, it } from "vitest";
import { isOpen, moved, toggled } from "./opened";

const LIST = ["preferences", "usa"];

it("opens a part, and closes it again", () => {
  const open = toggled([], LIST);
  expect(isOpen(open, ["preferences", "usa"])).toBe(true);
  expect(isOpen(open, ["preferences"])).toBe(false);
  expect(toggled(open, ["preferences", "usa"])).toEqual([]);
});

it.each([
  [0, 2],
  [3, 1],
  [1, 1],
])("keeps open what is open when entry %i goes to %i", (from, to) => {
  const before = [0, 1, 2, 3].map((at) => [...LIST, at, "claims"]);
  // Which of the old entries stands where now.
  const list = [0, 1, 2, 3];
  list.splice(to, 0, ...list.splice(from, 1));
  const after = moved(before, LIST, from, to).map((path) => path[2]);
  expect(after.map((at) => list[Number(at)])).toEqual([0, 1, 2, 3]);
});

it("leaves other lists alone", () => {
  expect(moved([["rules", 0], LIST], LIST, 0, 1)).toEqual([["rules", 0], LIST]);
});
