/** Which of several things on a sheet an arrow key leads to. */

export interface Spot {
  /** The middle of the thing. */
  readonly x: number;
  readonly y: number;
}

const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

// To be aside counts more than to be far: an arrow keeps to its row or column while there is anything in it.
const ASIDE = 3;

/** The place of the nearest spot in the direction of a key, Home and End being the first and the last; or undefined. */
export function next(spots: readonly Spot[], from: number, key: string): number | undefined {
  if (key === "Home" || key === "End") return spots.length === 0 ? undefined : key === "Home" ? 0 : spots.length - 1;
  const direction = DIRECTIONS[key];
  const start = spots[from];
  if (!direction || !start) return undefined;
  const [right, down] = direction;
  let best: { place: number; cost: number } | undefined;
  spots.forEach((spot, place) => {
    const along = (spot.x - start.x) * right + (spot.y - start.y) * down;
    const aside = Math.abs((spot.x - start.x) * down) + Math.abs((spot.y - start.y) * right);
    const cost = along + ASIDE * aside;
    if (along > 1 && (best === undefined || cost < best.cost)) best = { place, cost };
  });
  return best?.place;
}
