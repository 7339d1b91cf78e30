import { describe, expect, it } from "vitest";
import { read, written } from "./choices";
import { counted, marked, runs } from "./looking";

describe("read", () => {
  it("takes what is usual where the address says nothing, or nonsense", () => {
    const usual = { concept: "seq", where: "", within: [], by: "", state: undefined, view: "map" };
    expect(read(new URLSearchParams())).toEqual(usual);
    expect(read(new URLSearchParams("concept=best&state=-1&view=film"))).toEqual(usual);
    expect(read(new URLSearchParams("state=1.5")).state).toBeUndefined();
  });

  it("reads back what was written", () => {
    const choice = {
      concept: "symmetric_seq",
      where: "usa.invade and not nuclear_war",
      within: ["outcome:war", "does:usa:invade+quarantine"],
      by: "does:ussr",
      state: 17,
      view: "table",
    } as const;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(written(choice))) if (value !== null) query.set(name, value);
    expect(read(new URLSearchParams(query.toString()))).toEqual(choice);
  });
});

describe("written", () => {
  it("leaves out of the address what is usual, and what was not changed", () => {
    expect(written({ concept: "seq", within: [], where: " " })).toEqual({ concept: null, in: null, where: null });
    expect(written({ state: undefined })).toEqual({ state: null });
    expect(written({})).toEqual({});
  });
});

describe("marks", () => {
  it("tells steps of history in short", () => {
    expect(marked(["start", "step 2", "step 3", "step 4", "step 7", "end"])).toBe("start, steps 2–4, 7, end");
    expect(marked(["step 1"])).toBe("step 1");
    expect(marked([])).toBe("");
  });

  it("counts in the form that the number asks for", () => {
    expect(runs([3, 1, 2])).toBe("1–3");
    expect([counted(1, "state"), counted(131_072, "state"), counted(0, "equilibrium", "equilibria")]).toEqual([
      "1 state",
      "131,072 states",
      "0 equilibria",
    ]);
  });
});
