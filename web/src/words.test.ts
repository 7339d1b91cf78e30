import { describe, expect, it, test } from "vitest";
import { counted, finder, sentence } from "./words";

describe("a sentence", () => {
  it("begins with a capital", () => {
    expect(sentence("the file has a fault")).toBe("The file has a fault");
    expect(sentence("e is no number")).toBe("E is no number");
    expect(sentence("no. It is not.")).toBe("No. It is not.");
    expect(sentence("")).toBe("");
  });

  it.each(["x.txt is neither YAML nor .gmcr", "body.report.draws: too small", "actors/usa is no name", "“strike” is no variant", "'usa.invade' is not known"])(
    "leaves a name as it is: %s",
    (words) => expect(sentence(words)).toBe(words),
  );
});

test("things are counted in the form that the number asks for", () => {
  expect([counted(1, "state"), counted(131_072, "state"), counted(0, "equilibrium", "equilibria")]).toEqual([
    "1 state",
    "131,072 states",
    "0 equilibria",
  ]);
});

describe("a search", () => {
  const finds = (typed: string, text: string): boolean => finder(typed)(text);

  it("finds what has every word that was typed, in any order, and leaves accents aside", () => {
    expect(finds("course  STATES", "United States: what changing course costs")).toBe(true);
    expect(finds("elysee", "The Élysée")).toBe(true);
    expect(finds("events.alarm", "A false alarm events.alarm.rate")).toBe(true);
    expect(finds("nobody", "The captain")).toBe(false);
    expect(finds("ain", "The captain")).toBe(false);
  });

  it("finds everything while nothing is typed", () => expect(finds(" ", "")).toBe(true));
});
