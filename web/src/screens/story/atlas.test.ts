import { geoDistance } from "d3-geo";
import { describe, expect, it } from "vitest";
import { fitted, isSeen, labelled, moved, projectionOf, ring, zoomed, type Spot } from "./atlas";

const SHEET = { width: 600, height: 400 };
const HAVANA: Spot = { longitude: -82.38, latitude: 23.13, reach: 2000 };
const MOSCOW: Spot = { longitude: 37.62, latitude: 55.75, reach: null };
const FIJI: Spot = { longitude: 178, latitude: -17, reach: null };
const SAMOA: Spot = { longitude: -172, latitude: -14, reach: null };

describe("a view", () => {
  it.each([[[HAVANA]], [[HAVANA, MOSCOW]], [[FIJI, SAMOA]], [[FIJI, HAVANA, MOSCOW]]])("shows all that it is fitted to", (spots) => {
    expect(isSeen(spots, fitted(spots, SHEET), SHEET)).toBe(true);
  });

  it("of one place does not show another half way round the earth", () => {
    expect(isSeen([MOSCOW], fitted([HAVANA], SHEET), SHEET)).toBe(false);
  });

  it("holds the rings if they are asked for", () => {
    const wide = fitted([HAVANA], SHEET, { rings: true });
    expect(wide.scale).toBeLessThan(fitted([HAVANA], SHEET).scale);
    const edge = ring(HAVANA).coordinates[0]?.map(([longitude = 0, latitude = 0]) => ({ longitude, latitude, reach: null }));
    expect(isSeen(edge ?? [], wide, SHEET)).toBe(true);
  });

  it("moves with the hand", () => {
    const view = fitted([HAVANA], SHEET);
    const before = projectionOf(view, SHEET)([HAVANA.longitude, HAVANA.latitude]) ?? [0, 0];
    const after = projectionOf(moved(view, 40, -25), SHEET)([HAVANA.longitude, HAVANA.latitude]) ?? [0, 0];
    expect(after[0] - before[0]).toBeCloseTo(40, 0);
    expect(after[1] - before[1]).toBeCloseTo(-25, 0);
  });

  it("comes no nearer than the coast is drawn for, and goes no further than the globe", () => {
    const view = fitted([HAVANA, MOSCOW], SHEET);
    expect(zoomed(view, 1e9, SHEET).scale).toBe(zoomed(view, 1e6, SHEET).scale);
    expect(zoomed(view, 1e-9, SHEET).scale).toBeGreaterThan(100);
  });
});

describe("a ring", () => {
  it("lies as far from its middle as what stands there reaches", () => {
    for (const point of ring(HAVANA).coordinates[0] ?? []) {
      const far = geoDistance([HAVANA.longitude, HAVANA.latitude], [point[0] ?? 0, point[1] ?? 0]) * 6371;
      expect(far).toBeCloseTo(2000, 3);
    }
  });
});

describe("labels", () => {
  it("stand beside their points, the first before all others", () => {
    const [first, second, far] = labelled(
      [
        { x: 300, y: 200, name: "Havana" },
        { x: 300, y: 203, name: "Mariel" },
        { x: 100, y: 100, name: "Banes" },
      ],
      SHEET,
    );
    expect(first).toEqual({ x: 313, y: 204, anchor: "start" });
    expect(second).not.toEqual(expect.objectContaining({ anchor: "start" }));
    expect(far?.anchor).toBe("start");
  });

  it("are left out where there is no room, and turned at the edge", () => {
    const crowd = Array.from({ length: 12 }, () => ({ x: 300, y: 200, name: "A long name of a place" }));
    expect(labelled(crowd, SHEET).filter((label) => label === null).length).toBeGreaterThan(6);
    expect(labelled([{ x: 590, y: 200, name: "Havana" }], SHEET)[0]?.anchor).toBe("end");
  });
});
