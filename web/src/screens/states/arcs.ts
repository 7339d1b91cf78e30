/** Arrows between cards: which are drawn, and along which curve. */
import type { Shapes } from "../../api/client";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow from state to state; `step` numbers those that belong together, and 0 stands alone. */
export interface Arc {
  readonly source: number;
  readonly target: number;
  readonly actors: readonly string[];
  readonly kind: "better" | "open" | "answer" | "escape" | "path";
  readonly step: number;
}

export interface Bow {
  readonly path: string;
  /** The middle of the curve, where its number stands. */
  readonly x: number;
  readonly y: number;
}

const BEND = 0.16;
const MOST_BEND = 56;
const SHORT = 60;
const BESIDE = 15;

/** A bow from the edge of one box to that of another; it bends to the right of its way, so that two ways never meet. */
export function bow(from: Box, to: Box): Bow {
  const [a, b] = [middle(from), middle(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = Math.min(MOST_BEND, Math.max(14, length * BEND));
  const control = { x: (a.x + b.x) / 2 - (dy / length) * bend, y: (a.y + b.y) / 2 + (dx / length) * bend };
  const [start, end] = [edge(from, control), edge(to, control)];
  // On a short way a number would hide it, and stands beside it instead.
  const aside = Math.hypot(end.x - start.x, end.y - start.y) < SHORT ? BESIDE : 0;
  return {
    path: `M${point(start)} Q${point(control)} ${point(end)}`,
    x: start.x / 4 + control.x / 2 + end.x / 4 - (dy / length) * aside,
    y: start.y / 4 + control.y / 2 + end.y / 4 + (dx / length) * aside,
  };
}

/** What one answer draws: the move that tempts, the answers of the others, and how it is escaped. */
export function arcsOf(answer: Shapes["Answering"]): Arc[] {
  const tempting = answer.improvement.map((step) => ({ ...step, kind: "better" as const }));
  const answering = answer.answer.map((step) => ({ ...step, kind: "answer" as const }));
  const escaping = answer.escape ? [{ ...answer.escape, kind: "escape" as const }] : [];
  return [...tempting, ...answering, ...escaping].map((step, place) => ({
    source: step.source,
    target: step.target,
    actors: step.actors,
    kind: step.kind,
    step: place + 1,
  }));
}

export function arcsAlong(steps: readonly Shapes["PathStep"][]): Arc[] {
  return steps.map(({ source, target, actors }, place) => ({ source, target, actors, kind: "path", step: place + 1 }));
}

function middle(box: Box): { x: number; y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Where the line from the middle of a box towards a point leaves the box. */
function edge(box: Box, towards: { x: number; y: number }): { x: number; y: number } {
  const from = middle(box);
  const [dx, dy] = [towards.x - from.x, towards.y - from.y];
  const across = dx === 0 ? Infinity : box.width / 2 / Math.abs(dx);
  const down = dy === 0 ? Infinity : box.height / 2 / Math.abs(dy);
  const share = Math.min(1, across, down);
  return { x: from.x + dx * share, y: from.y + dy * share };
}

function point({ x, y }: { x: number; y: number }): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
