import { describe, expect, test } from "vitest";
import { brief, drawn, endOf, spread, step, told, type Wave } from "./waves";
import type { Course } from "./working";

const share = (mean: number) => ({ mean, low: mean, high: mean });
const wave = (rounds: number, ...room: number[]): Wave => ({ rounds, title: "", day: null, room: room.map(share), says: [] });
const course = (name: string): Course => ({ name, title: name, text: "", letter: "A", colour: 1, taken: false });

describe("waves", () => {
  test("a share has its range where it has one", () => {
    expect(told({ mean: 0.4, low: 0.25, high: 0.5 })).toBe("40 % (25 to 50 %)");
    expect(told(share(1))).toBe("100 %");
  });

  test("a scale ends a little above what it shows", () => {
    expect([endOf(0.53), endOf(0.3), endOf(1), endOf(0.034)]).toEqual([0.6, 0.3, 1, 0.04]);
  });

  test("courses that nobody is for are not drawn", () => {
    expect(drawn([course("a"), course("b"), course("c")], [wave(0, 1, 0, 0), wave(1, 0.9, 0.001, 0.099)])).toEqual([0, 2]);
  });

  test("the first and the last wave are named, the others counted", () => {
    expect([0, 1, 2].map((place) => brief(wave(place * 4, 1), place, 3))).toEqual(["first", "4", "end"]);
  });

  test("labels keep a distance, their order, and to the picture", () => {
    const at = spread([95, 96, 10], 14, 100);
    expect(at).toEqual([86, 100, 10]);
    expect(spread([50], 14, 100)).toEqual([50]);
  });

  test("arrow keys stay within the table", () => {
    expect(step("ArrowDown", [0, 0], [2, 3])).toEqual([1, 0]);
    expect(step("ArrowDown", [1, 0], [2, 3])).toEqual([1, 0]);
    expect(step("End", [1, 0], [2, 3])).toEqual([1, 2]);
    expect(step("a", [0, 0], [2, 3])).toBeUndefined();
  });
});
