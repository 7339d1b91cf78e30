/** Which knobs are shown, in which groups. */
import { finder } from "../../words";
import type { Knob } from "./settings";

export interface Group {
  readonly whose: string;
  readonly knobs: readonly Knob[];
}

/** The knobs that a search leaves, each word of it somewhere in what a knob is called, under whose they are. */
export function grouped(knobs: readonly Knob[], search: string, only: (knob: Knob) => boolean = () => true): Group[] {
  const finds = finder(search);
  const groups = new Map<string, Knob[]>();
  for (const knob of knobs) {
    if (!only(knob) || !finds(`${knob.whose} ${knob.says} ${knob.place} ${knob.text}`)) continue;
    groups.set(knob.whose, [...(groups.get(knob.whose) ?? []), knob]);
  }
  return [...groups].map(([whose, inside]) => ({ whose, knobs: inside }));
}

/** Where on its range a knob stands: at what it was turned to, or else at its median. */
export function stands(knob: Knob, turned: string | undefined, typed: number | undefined): number {
  if (turned === undefined) return knob.middle;
  const at = knob.values.indexOf(turned);
  return at >= 0 ? at : (typed ?? knob.middle);
}

/** The outline of a prior over the range of its knob, in a box as wide as there are steps and `high` high. */
export function outline(density: readonly number[], high: number): string {
  if (density.length < 2) return "";
  const points = density.map((dense, step) => `${step} ${(high * (1 - dense)).toFixed(2)}`);
  return `M0 ${high}L${points.join("L")}L${density.length - 1} ${high}Z`;
}
