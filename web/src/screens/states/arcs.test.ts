import { describe, expect, it } from "vitest";
import { arcsAlong, arcsOf, bow } from "./arcs";

const box = (x: number, y: number) => ({ x, y, width: 100, height: 50 });

/** The two ends of a path. */
function ends(path: string): (readonly number[])[] {
  const points = (path.match(/-?[\d.]+,-?[\d.]+/g) ?? []).map((point) => point.split(",").map(Number));
  return [points.slice(0, 1), points.slice(-1)].flat();
}

describe("bow", () => {
  it("begins and ends at the edges of its boxes", () => {
    const [start, end] = ends(bow(box(0, 0), box(300, 0)).path);
    expect(start?.[0]).toBeCloseTo(100, 0);
    expect(end?.[0]).toBeCloseTo(300, 0);
  });

  it("does not run both ways along one line", () => {
    const [there, back] = [bow(box(0, 0), box(300, 0)), bow(box(300, 0), box(0, 0))];
    expect(Math.abs(there.y - back.y)).toBeGreaterThan(20);
  });

  it("puts the number of a short way beside it", () => {
    const near = bow(box(0, 0), box(0, 70));
    expect(Math.abs(near.x - 50)).toBeGreaterThan(15);
  });

  it("draws nothing odd between a box and itself", () => {
    expect(bow(box(0, 0), box(0, 0)).path).not.toContain("NaN");
  });
});

describe("arcsOf", () => {
  const step = (actor: string, source: number, target: number) => ({ actors: [actor], source, target, text: "" });
  const answer = {
    improvement: [step("usa", 1, 2)],
    answer: [step("ussr", 2, 3), step("cuba", 3, 4)],
    escape: step("usa", 4, 5),
    at_once: false,
    blocks: false,
    end: 5,
  };

  it("numbers the temptation, the answers and the escape in their order", () => {
    expect(arcsOf(answer).map((arc) => [arc.step, arc.kind, arc.source, arc.target])).toEqual([
      [1, "better", 1, 2],
      [2, "answer", 2, 3],
      [3, "answer", 3, 4],
      [4, "escape", 4, 5],
    ]);
  });

  it("follows a path step by step", () => {
    expect(arcsAlong(answer.answer).map((arc) => [arc.step, arc.kind, arc.target])).toEqual([
      [1, "path", 3],
      [2, "path", 4],
    ]);
  });
});
