import { describe, expect, test } from "vitest";
import { grouped, outline, stands } from "./knobs";
import type { Knob } from "./settings";

function knob(place: string, whose: string, says: string): Knob {
  return { place, whose, says, text: "1 day", values: ["1 day", "2 days", "3 days"], middle: 1 } as unknown as Knob;
}
const knobs = [
  knob("actors.usa.pace", "United States", "mean time between its chances to act"),
  knob("actors.usa.choice.inertia", "United States", "what changing course costs it"),
  knob("events.alarm.rate", "A false alarm", "how often it comes"),
];

describe("knobs", () => {
  test("stand under whose they are, in the order of the file", () => {
    expect(grouped(knobs, "").map((group) => [group.whose, group.knobs.length])).toEqual([["United States", 2], ["A false alarm", 1]]);
  });

  test("are found by any words of theirs in any order", () => {
    expect(grouped(knobs, "course  STATES").flatMap((group) => group.knobs.map((one) => one.place))).toEqual(["actors.usa.choice.inertia"]);
    expect(grouped(knobs, "events.alarm")).toHaveLength(1);
    expect(grouped(knobs, "nobody")).toEqual([]);
  });

  test("stand at the median until they are turned, and near what was typed between two steps", () => {
    const [one] = knobs;
    expect(one && [stands(one, undefined, 0), stands(one, "3 days", undefined), stands(one, "1.2 days", 0)]).toEqual([1, 2, 0]);
  });
});

test("a prior is drawn highest where it is densest", () => {
  expect(outline([0, 1, 0.5], 10)).toBe("M0 10L0 10.00L1 0.00L2 5.00L2 10Z");
  expect(outline([], 10)).toBe("");
});
