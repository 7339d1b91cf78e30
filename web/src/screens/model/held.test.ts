import { beforeEach, describe, expect, it } from "vitest";
import { type Held, heldOf, hold, placeOf, release } from "./held";

const at = (minute: number, text: string): Held => ({ text, seen: "a", before: "", at: `2026-11-23T10:0${minute}:00Z` });

describe("what this browser holds", () => {
  beforeEach(() => localStorage.clear());

  it("is there by crisis and file, the newest first, until it is released", () => {
    hold(placeOf("chicken", "crisis", "one"), at(1, "older"));
    hold(placeOf("chicken", "sources", "two"), at(2, "newer"));
    hold(placeOf("chicken-copy", "crisis", "one"), at(3, "of another"));
    expect(heldOf("chicken").map((one) => [one.which, one.text])).toEqual([["sources", "newer"], ["crisis", "older"]]);
    release(placeOf("chicken", "sources", "two"));
    expect(heldOf("chicken").map((one) => one.text)).toEqual(["older"]);
  });

  it("is never mixed up between two windows", () => {
    hold(placeOf("chicken", "crisis", "one"), at(1, "mine"));
    hold(placeOf("chicken", "crisis", "two"), at(2, "theirs"));
    expect(heldOf("chicken").map((one) => one.text)).toEqual(["theirs", "mine"]);
  });

  it("is nothing where something else stands at its place", () => {
    localStorage.setItem(placeOf("chicken", "crisis", "one"), "no text of ours");
    expect(heldOf("chicken")).toEqual([]);
  });
});
