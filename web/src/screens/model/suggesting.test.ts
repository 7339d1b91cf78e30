import { expect, it } from "vitest";
import { replaced, suggestions, wordAt } from "./suggesting";

const NAMES = ["usa.strike", "usa.quarantine", "ussr.withdraw", "war"];

it("finds names by their beginning, or by what follows the dot", () => {
  expect(suggestions(NAMES, "us")).toEqual(["usa.strike", "usa.quarantine", "ussr.withdraw"]);
  expect(suggestions(NAMES, "w")).toEqual(["war", "ussr.withdraw"]);
  expect(suggestions(NAMES, "")).toEqual([]);
  expect(suggestions(NAMES, "war")).toEqual([]);
});

it("replaces the word at the cursor, and nothing else", () => {
  const text = "not usa.st and war";
  expect(wordAt(text, 10)).toBe("usa.st");
  expect(replaced(text, 10, "usa.strike")).toEqual({ text: "not usa.strike and war", cursor: 14 });
});
