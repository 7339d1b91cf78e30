import { describe, expect, it } from "vitest";
import { found, freeKey, keyFrom } from "./finding";

const card = (key: string, title: string, names: readonly string[] = []): Parameters<typeof found>[0][number] => ({
  key,
  title,
  text: "",
  span: "October 1962",
  own: false,
  faults: 0,
  actors: names.map((name) => ({ actor: name, name, letter: "A", shape: "disc", colour: 1 })),
  options: 1,
  claims: 0,
  screens: [],
});
const cards = [card("cuba-1962", "The Cuban Missile Crisis", ["Soviet Union"]), card("elmira", "Élmira")];
const keys = (search: string): string[] => found(cards, search).map((one) => one.key);

describe("a search among crises", () => {
  it("finds all where nothing is searched for", () => expect(keys(" ")).toEqual(["cuba-1962", "elmira"]));
  it("finds by the beginning of words, in any order", () => expect(keys("miss cub")).toEqual(["cuba-1962"]));
  it("finds by actor and by year", () => expect(keys("soviet 1962")).toEqual(["cuba-1962"]));
  it("does not mind accents and capitals", () => expect(keys("ELMIRA")).toEqual(["elmira"]));
  it("finds none where one word is nowhere", () => expect(keys("cuba berlin")).toEqual([]));
});

describe("a short name from a title", () => {
  it("has what a short name can have", () => expect(keyFrom(" Élmira: the Border Standoff! ", [])).toBe("elmira-the-border-standoff"));
  it("is free", () => expect(keyFrom("Border", ["border", "border-2"])).toBe("border-3"));
  it("is not made of what gives none", () => expect(keyFrom("危機", [])).toBe(""));
});

describe("the name of a copy", () => {
  it("is free", () => {
    expect(freeKey("a", [])).toBe("a-copy");
    expect(freeKey("a", ["a-copy", "a-copy-2"])).toBe("a-copy-3");
  });
});
