import { describe, expect, it } from "vitest";
import { least } from "./least";

const applied = (text: string, after: string): string => {
  const change = least(text, after);
  return change ? text.slice(0, change.from) + change.insert + text.slice(change.to) : text;
};

describe("the least that has to be replaced", () => {
  it("is nothing where nothing differs", () => {
    expect(least("a", "a")).toBeNull();
  });

  it("leaves alone what is the same before and behind", () => {
    expect(least("want: a  # why", "want: not a  # why")).toEqual({ from: 6, to: 6, insert: "not " });
  });

  it.each([
    ["", "abc"],
    ["abc", ""],
    ["aaa", "aa"],
    ["aa", "aaa"],
    ["abab", "ab"],
    ["one\ntwo\n", "two\none\n"],
  ])("makes %j into %j", (before, after) => {
    expect(applied(before, after)).toBe(after);
  });
});
