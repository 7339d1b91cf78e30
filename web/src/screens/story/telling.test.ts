import { describe, expect, it } from "vitest";
import { atStop, days, haveRoom, headline, nextAt, shown, sightOf, stepped, stopOf, type Happening, type Story } from "./telling";

function happening(id: string, stop: number | null, more: Partial<Happening> = {}): Happening {
  return {
    id,
    nature: stop === null ? "account" : "decision",
    stop,
    when: "1 May 1900",
    actors: [],
    text: id,
    why: "",
    changes: [],
    outcome: "",
    places: [],
    claims: [],
    at_odds: [],
    ...more,
  };
}

const TOLD = [
  happening("before", null),
  happening("first", 1, { places: ["bay"] }),
  happening("said", null, { when: "2 May 1900" }),
  happening("second", 2, { when: "2 May 1900", nature: "close call" }),
  happening("third", 3, { when: "3 May 1900", places: ["bay", "cape"] }),
];
const STORY = { happenings: TOLD, stops: 3 } as unknown as Story;

describe("a story", () => {
  it("stands just after what is selected, and of an account after what went before", () => {
    expect(["before", "first", "said", "second", "nothing"].map((id) => stopOf(STORY, id))).toEqual([0, 1, 1, 2, 0]);
  });

  it("has nothing that happened at its beginning", () => {
    expect(atStop(STORY, 0)).toBeUndefined();
    expect(atStop(STORY, 3)?.id).toBe("third");
  });

  it("leaves out the sorts that are hidden, and accounts where only what was known then is shown", () => {
    const ids = (list: readonly Happening[]): string[] => list.map((one) => one.id);
    expect(ids(shown(STORY, new Set(["close call"])))).toEqual(["before", "first", "said", "third"]);
    expect(ids(shown(STORY, new Set(), { then: true }))).toEqual(["first", "second", "third"]);
  });

  it("puts what has one date under one heading", () => {
    expect(days(TOLD).map((day) => [day.when, day.happenings.length])).toEqual([
      ["1 May 1900", 2],
      ["2 May 1900", 2],
      ["3 May 1900", 1],
    ]);
  });
});

describe("a timeline", () => {
  it("has lanes as long as they leave half of it to the words", () => {
    expect([haveRoom(4, 350), haveRoom(6, 350), haveRoom(20, 560)]).toEqual([true, false, false]);
  });
});

describe("what an actor knew", () => {
  const veil = (sees: string[], learned: number | null) => ({ id: "second", sees, why: "", learned, learning: "" });
  const second = happening("second", 2);

  it("is nothing of what has not happened yet", () => {
    expect(sightOf(second, 1, undefined)).toBe("later");
  });
  it("is all of what has no veil", () => {
    expect(sightOf(second, 2, undefined)).toBe("known");
  });
  it("is told by its name as far as it goes", () => {
    const part = veil(["a part", "and another"], null);
    expect(headline(second, null, undefined, "")).toBe("second");
    expect(headline(second, "learned", part, "Ann")).toBe("second");
    expect(headline(second, "partly", part, "Ann")).toBe("a part; and another");
    expect(headline(second, "veiled", part, "Ann")).toBe("Ann could not know");
    expect(headline(second, "later", undefined, "Ann")).toBe("It had not happened yet");
  });
  it("is what it could see, until it learned of the rest", () => {
    expect(sightOf(second, 2, veil([], null))).toBe("veiled");
    expect(sightOf(second, 2, veil(["a part"], 3))).toBe("partly");
    expect(sightOf(second, 3, veil(["a part"], 3))).toBe("learned");
  });
});

describe("choosing", () => {
  it("a place goes from one thing that happened there to the next, and round", () => {
    expect(nextAt(TOLD, "bay", "first")).toBe("third");
    expect(nextAt(TOLD, "bay", "third")).toBe("first");
    expect(nextAt(TOLD, "bay", "")).toBe("first");
    expect(nextAt(TOLD, "moon", "first")).toBeNull();
  });

  it("with keys stays within the list", () => {
    const list = ["a", "b", "c"];
    expect(stepped(list, 2, "ArrowDown")).toBe("c");
    expect(stepped(list, 0, "ArrowUp")).toBe("a");
    expect(stepped(list, -1, "ArrowUp")).toBe("c");
    expect(stepped(list, 1, "End")).toBe("c");
    expect(stepped(list, 1, "x")).toBeUndefined();
    expect(stepped([], -1, "ArrowDown")).toBeUndefined();
  });
});
