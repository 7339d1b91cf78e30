import { describe, expect, it } from "vitest";
import type { Shapes } from "../../api/client";
import { least, tightened } from "./tight";

const ROW = { kind: "row", actor: "a", text: "waits", x: 0, y: 40, width: 132, height: 84 } as const;
const LATTICE = {
  width: 400,
  height: 200,
  card_width: 196,
  card_height: 84,
  about: "",
  cards: [{ x: 160, y: 40, row: 0, column: 0, panel: 0 }],
  headers: [ROW, { ...ROW, kind: "column", x: 160, y: 0 }, { ...ROW, kind: "panel", y: 0, width: 400 }],
  wires: [{ actor: "a", sources: [1], target: 2, strokes: ["150,60 150,90.5"], arrow: "150,60 160,60" }],
  moves: [],
} as unknown as Shapes["Lattice"];

describe("a lattice", () => {
  it("stays as it is where it fits, or has no headers of rows", () => {
    expect(tightened(LATTICE, 400)).toBe(LATTICE);
    const bare = { ...LATTICE, headers: [] };
    expect(tightened(bare, 100)).toBe(bare);
    expect(least(bare)).toBe(400);
  });

  it("has narrower headers of rows where it does not, and nothing moves against anything else", () => {
    const tight = tightened(LATTICE, 399);
    expect(tight.width).toBe(least(LATTICE));
    expect(tight.width).toBe(352);
    expect(tight.cards[0]?.x).toBe(112);
    expect(tight.headers.map(({ x, width }) => [x, width])).toEqual([[0, 84], [112, 132], [0, 352]]);
    expect(tight.wires[0]).toMatchObject({ strokes: ["102,60 102,90.5"], arrow: "102,60 112,60" });
  });
});
