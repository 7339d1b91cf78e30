import { expect, test } from "vitest";
import { fewestFirst, restingOn } from "./coverage";

const element = (name: string, claims: readonly string[], documents: number, rests_on: string) => ({
  element: name, words: name, rests_on, claims: [...claims], against: [], documents, judgement: "",
});
const every = [element("a", ["x", "y"], 1, "one document"), element("b", ["x", "y"], 2, "documents"), element("c", [], 0, "judgement")];

test("the weakest come first", () => {
  expect(fewestFirst(every).map((one) => one.element)).toEqual(["c", "a", "b"]);
  expect(fewestFirst([...every].reverse()).map((one) => one.element)).toEqual(["c", "a", "b"]);
});

test("elements are narrowed by what they rest on", () => {
  expect(restingOn(every, "judgement").map((one) => one.element)).toEqual(["c"]);
  expect(restingOn(every, "")).toEqual(every);
});
