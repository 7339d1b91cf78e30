/** Where places stand on the sheet: a view of the globe that can be moved, and labels that do not cover each other. */
import { geoAzimuthalEqualArea, geoBounds, geoCentroid, geoCircle, type GeoProjection } from "d3-geo";
import type { Feature, MultiPoint, Polygon } from "geojson";

/** What is looked at: the middle in degrees, and how many pixels one radius of the earth has. */
export interface View {
  readonly longitude: number;
  readonly latitude: number;
  readonly scale: number;
}

export interface Spot {
  readonly longitude: number;
  readonly latitude: number;
  /** In kilometres; null where nothing reaches out from it. */
  readonly reach: number | null;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
}

const EARTH = 6371;
const MARGIN = 34;
// Nearer, the coast would be nothing but straight lines; further, there is no more to see.
const NEAREST = 9000;
// All of the sheet shows the globe from here on.
const FARTHEST = 0.35;

/** Around a spot, all points at its reach. */
export function ring(spot: Spot): Polygon {
  const degrees = ((spot.reach ?? 0) / EARTH) * (180 / Math.PI);
  return geoCircle().center([spot.longitude, spot.latitude]).radius(degrees).precision(2)();
}

export function projectionOf(view: View, sheet: Sheet): GeoProjection {
  return geoAzimuthalEqualArea()
    .rotate([-view.longitude, -view.latitude])
    .scale(view.scale)
    .translate([sheet.width / 2, sheet.height / 2])
    .clipAngle(150)
    .clipExtent([
      [-2, -2],
      [sheet.width + 2, sheet.height + 2],
    ])
    .precision(0.6);
}

/** The view in which all of some spots stand; `rings` has what they reach stand in it too. */
export function fitted(spots: readonly Spot[], sheet: Sheet, { rings = false } = {}): View {
  const points = spots.flatMap((spot) =>
    rings && spot.reach !== null ? (ring(spot).coordinates[0] ?? []) : [[spot.longitude, spot.latitude]],
  );
  if (points.length === 0) return { longitude: 0, latitude: 20, scale: leastScale(sheet) };
  const all: Feature<MultiPoint> = {
    type: "Feature",
    properties: {},
    geometry: { type: "MultiPoint", coordinates: points },
  };
  const [longitude, latitude] = middle(all);
  const flat = geoAzimuthalEqualArea().rotate([-longitude, -latitude]).scale(1).translate([0, 0]);
  let [across, down] = [0, 0];
  for (const point of points) {
    const [x, y] = flat([point[0] ?? 0, point[1] ?? 0]) ?? [0, 0];
    [across, down] = [Math.max(across, Math.abs(x)), Math.max(down, Math.abs(y))];
  }
  const scale = Math.min((sheet.width / 2 - MARGIN) / (across || 0.02), (sheet.height / 2 - MARGIN) / (down || 0.02));
  return { longitude, latitude, scale: within(scale, sheet) };
}

function middle(all: Feature<MultiPoint>): [number, number] {
  const [[west, south], [east, north]] = geoBounds(all);
  // Where they lie round half of the globe there is no box about them.
  if (east < west || east - west > 170) return geoCentroid(all);
  return [(west + east) / 2, (south + north) / 2];
}

/** Nearer or further by a factor. */
export function zoomed(view: View, factor: number, sheet: Sheet): View {
  return { ...view, scale: within(view.scale * factor, sheet) };
}

/** Moved by so many pixels. */
export function moved(view: View, right: number, down: number): View {
  const degrees = 180 / Math.PI / view.scale;
  const latitude = Math.max(-85, Math.min(85, view.latitude + down * degrees));
  const turned = view.longitude - (right * degrees) / Math.max(Math.cos((latitude * Math.PI) / 180), 0.2);
  return { ...view, latitude, longitude: ((turned + 540) % 360) - 180 };
}

/** Whether all of some spots can be seen. */
export function isSeen(spots: readonly Spot[], view: View, sheet: Sheet): boolean {
  const projection = projectionOf(view, sheet).clipExtent(null);
  return spots.every((spot) => {
    const [x, y] = projection([spot.longitude, spot.latitude]) ?? [Infinity, Infinity];
    return x > 12 && y > 12 && x < sheet.width - 12 && y < sheet.height - 12;
  });
}

function leastScale(sheet: Sheet): number {
  return Math.min(sheet.width, sheet.height) * FARTHEST;
}

function within(scale: number, sheet: Sheet): number {
  return Math.max(leastScale(sheet), Math.min(NEAREST, scale));
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LETTER = 6.6;
const HIGH = 15;
const AWAY = 13;

/** Where the names of some points go, the most important first; null for those for which there is no room. */
export function labelled(
  points: readonly { readonly x: number; readonly y: number; readonly name: string }[],
  sheet: Sheet,
): readonly (Label | null)[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 }));
  return points.map(({ x, y, name }, own) => {
    const long = name.length * LETTER;
    const ways: readonly (readonly [Label, Box])[] = [
      [{ x: x + AWAY, y: y + 4, anchor: "start" }, boxed(x + AWAY, y, long)],
      [{ x: x - AWAY, y: y + 4, anchor: "end" }, boxed(x - AWAY - long, y, long)],
      [{ x, y: y - AWAY, anchor: "middle" }, boxed(x - long / 2, y - AWAY - 4, long)],
      [{ x, y: y + AWAY + 9, anchor: "middle" }, boxed(x - long / 2, y + AWAY + 5, long)],
    ];
    for (const [label, box] of ways) {
      const free = taken.every((other, place) => place === own || !covers(box, other));
      if (!free || box.left < 2 || box.right > sheet.width - 2 || box.top < 2 || box.bottom > sheet.height - 2) continue;
      taken.push(box);
      return label;
    }
    return null;
  });
}

function boxed(left: number, middle: number, long: number): Box {
  return { left, right: left + long, top: middle - HIGH / 2, bottom: middle + HIGH / 2 };
}

function covers(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
