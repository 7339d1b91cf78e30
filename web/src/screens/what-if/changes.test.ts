import { describe, expect, it } from "vitest";
import { filled, found, read, same, written, type Asked, type Group, type Way } from "./changes";

const without: Asked = { kind: "without", person: "arkhipov" };
const adopt: Asked = { kind: "adopt", variant: "chiefs" };

describe("what the address keeps", () => {
  it("comes back as it was, variants first", () => {
    expect(read(written([without, adopt]))).toEqual([adopt, without]);
    expect(written([])).toBeNull();
  });

  it("is nothing where it cannot be read", () => {
    for (const text of ["", null, "{", "3", '[1, null, {"person": "x"}]']) expect(read(text)).toEqual([]);
  });
});

it("fills a blank, a rank as a number", () => {
  const asked: Asked = { kind: "prefer", actor: "usa", statement: "not war", rank: 1 };
  const blank = { field: "rank", label: "Rank", hint: "", usual: "1", choices: [] } as const;
  const way = { title: "", asked, blank: { ...blank, choices: [] } } as Way;
  expect(filled(way, "3")).toEqual({ ...asked, rank: 3 });
  expect(filled({ ...way, blank: null }, "3")).toEqual(asked);
});

it("takes changes for the same whether or not nothing is written out", () => {
  expect(same([{ kind: "take", option: "a", on: null }], [{ option: "a", kind: "take" }])).toBe(true);
  expect(same([without], [adopt])).toBe(false);
});

it("finds elements in which all words occur", () => {
  const element = (title: string): Group["elements"][number] => ({ id: title, name: "x.y", title, now: "", actor: null, ways: [] });
  const groups: Group[] = [
    { key: "people", title: "People", elements: [element("Arkhipov"), element("The captain")] },
    { key: "events", title: "Events", elements: [element("A storm")] },
  ];
  expect(found(groups, "the CAP").map((group) => group.elements.map((one) => one.title))).toEqual([["The captain"]]);
  expect(found(groups, " ")).toEqual(groups);
  expect(found(groups, "nobody")).toEqual([]);
});

it("finds an element by what the sources also call it", () => {
  const option = { id: "q", name: "usa.quarantine", title: "United States: quarantine Cuba", also: ["blockade"], now: "", actor: "usa", ways: [] };
  const groups: Group[] = [{ key: "options", title: "Options", elements: [option] }];
  expect(found(groups, "blockade")).toEqual(groups);
});
