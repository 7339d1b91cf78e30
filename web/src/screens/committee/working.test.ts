import { describe, expect, test } from "vitest";
import { figure, moved, read, same, written } from "./working";

describe("how a committee is to work", () => {
  test("is kept in the address and read from it again", () => {
    const working = { insulation: 0.25, weight: 7.5, present: false, devils_advocate: "nobody", model: "degroot" as const };
    const kept = written(working);
    const query = new URLSearchParams(Object.entries(kept).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
    expect(read(query)).toEqual(working);
    expect(kept.susceptibility).toBeNull();
  });

  test("what cannot be read of an address is left as in the file", () => {
    expect(read(new URLSearchParams("insulation=much&weight=&model=guess&present=perhaps&other=1"))).toEqual({});
  });

  test("a way is moved, and put back", () => {
    const working = moved({ insulation: 0.5 }, "weight", 3);
    expect(working).toEqual({ insulation: 0.5, weight: 3 });
    expect(moved(working, "insulation", null)).toEqual({ weight: 3 });
    expect(moved({}, "present", "false")).toEqual({ present: false });
    expect(same(moved(working, "weight", null), { insulation: 0.5 })).toBe(true);
  });

  test("numbers are as precise as their steps", () => {
    expect([figure(0.3, 0.01), figure(5, 0.1), figure(300, 1)]).toEqual(["0.30", "5.0", "300"]);
  });
});
