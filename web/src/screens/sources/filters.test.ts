import { expect, test } from "vitest";
import { grouped, isAsked, matching, NOTHING, read, written, type Claim } from "./filters";

const claim = (key: string, changes: Partial<Claim> = {}): Claim => ({
  key, says: key, who: "", when: "", where: "", citation: "", documents: [0], checked: "read", checked_in_words: "source read",
  weight: 1, actors: [], bears: [], at_odds: [], repeats: "", ...changes,
});
const supports = claim("supports", { bears: [{ element: "options.usa.invade", words: "Option", side: "supports" }], actors: ["usa"] });
const disputes = claim("disputes", { bears: [{ element: "options.usa.invade", words: "Option", side: "disputes" }], checked: "unverified" });
const cited = claim("cited", { bears: [{ element: "history.1", words: "History", side: "cited" }], documents: [1] });
const every = [supports, disputes, cited];
const documents = [{ name: "one" }, { name: "other" }];
const keys = (asked: Partial<typeof NOTHING>): string[] => matching(every, { ...NOTHING, ...asked }, documents).map(({ key }) => key);

test("claims are narrowed by document, actor, stance and how they were checked", () => {
  expect(keys({})).toEqual(["supports", "disputes", "cited"]);
  expect(keys({ document: "other" })).toEqual(["cited"]);
  expect(keys({ actor: "usa" })).toEqual(["supports"]);
  expect(keys({ checked: "unverified" })).toEqual(["disputes"]);
  expect(keys({ stance: "against" })).toEqual(["disputes"]);
  expect(keys({ stance: "none" })).toEqual(["cited"]);
});

test("a document that is not there has no claims", () => expect(keys({ document: "third" })).toEqual([]));

test("about an element are claims on it and on what lies in it, and on nothing that only begins alike", () => {
  expect(keys({ about: "options.usa" })).toEqual(["supports", "disputes"]);
  expect(keys({ about: "options.us" })).toEqual([]);
  expect(keys({ about: "options.usa", stance: "for" })).toEqual(["supports"]);
});

test("the address keeps only what is asked for, and nothing that means nothing", () => {
  expect(written({ actor: "usa", stance: "" })).toEqual({ actor: "usa", stance: null });
  expect(read(new URLSearchParams("stance=loud&checked=read"))).toEqual({ ...NOTHING, checked: "read" });
  expect(isAsked(NOTHING)).toBe(false);
});

test("what a claim disputes is told before what it supports", () => {
  const both = claim("both", { bears: [...supports.bears, { element: "rules.1", words: "Rule", side: "disputes" }] });
  expect(grouped(both).map(({ title }) => title)).toEqual(["Disputes", "Supports"]);
});
