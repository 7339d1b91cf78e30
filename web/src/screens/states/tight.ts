/** Saves room on a lattice where there is too little: the headers of its rows become narrower, and all else moves up to them. */
import type { Shapes } from "../../api/client";

type Lattice = Shapes["Lattice"];

// A mark over a word or two.
const LEAST = 84;

/** How wide a lattice is at least. */
export function least(lattice: Lattice): number {
  return lattice.width - saved(lattice);
}

/** The same lattice where it fits into so many pixels; the narrowest that it can be where it does not. */
export function tightened(lattice: Lattice, room: number): Lattice {
  const by = saved(lattice);
  if (lattice.width <= room || by === 0) return lattice;
  return {
    ...lattice,
    width: lattice.width - by,
    cards: lattice.cards.map((card) => ({ ...card, x: card.x - by })),
    headers: lattice.headers.map((header) =>
      header.kind === "column" ? { ...header, x: header.x - by } : { ...header, width: header.width - by },
    ),
    wires: lattice.wires.map((wire) => ({
      ...wire,
      strokes: wire.strokes.map((stroke) => moved(stroke, by)),
      arrow: moved(wire.arrow, by),
    })),
  };
}

function saved(lattice: Lattice): number {
  const widths = lattice.headers.filter(({ kind }) => kind === "row").map(({ width }) => width - LEAST);
  return widths.length === 0 ? 0 : Math.max(0, Math.min(...widths));
}

/** Points as SVG has them, "x,y x,y", further to the left. */
function moved(points: string, by: number): string {
  return points
    .split(" ")
    .map((point) => point.split(","))
    .map(([x, y]) => `${Number(x) - by},${y}`)
    .join(" ");
}
