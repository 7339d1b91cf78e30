/** What of the waves is drawn, and where; the figures are the server's. */
import { percent, roundEnd } from "../chance/shares";
import type { Course, Meeting } from "./working";

export type Share = Meeting["decision"][number]["share"];
export type Wave = Meeting["waves"][number];

// Below this share throughout a course is not drawn.
const NOTHING = 0.01;

/** A share with its range, where it has one. */
export function told({ mean, low, high }: Share): string {
  const [first, last] = [percent(low), percent(high)];
  return first === last ? percent(mean) : `${percent(mean)} (${first.replace(" %", "")} to ${last})`;
}

/** A round number at or above the largest share that is shown: tens of percent where there are many. */
export function endOf(most: number): number {
  return most > 0.2 ? Math.min(1, Math.ceil(10 * most - 1e-9) / 10) : roundEnd(most);
}

/** Which courses have more than next to nothing at some wave. */
export function drawn(courses: readonly Course[], waves: readonly Wave[]): number[] {
  return courses.map((_, place) => place).filter((place) => waves.some((wave) => (wave.room[place]?.mean ?? 0) >= NOTHING));
}

/** What stands below a wave, in few letters. */
export function brief(wave: Wave, place: number, of: number): string {
  return place === 0 ? "first" : place === of - 1 ? "end" : String(wave.rounds);
}

/** Heights for labels that do not come closer than `gap`, in the order of what they label, within 0 and `high`. */
export function spread(heights: readonly number[], gap: number, high: number): number[] {
  const order = heights.map((_, place) => place).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const at: number[] = [...heights];
  let last = -Infinity;
  for (const place of order) last = at[place] = Math.max(at[place] ?? 0, last + gap);
  let next = high;
  for (const place of [...order].reverse()) {
    at[place] = Math.min(at[place] ?? 0, next);
    next = (at[place] ?? 0) - gap;
  }
  return at;
}

/** Where an arrow key leads in a table; undefined for other keys. */
export function step(key: string, [row, column]: readonly [number, number], [rows, columns]: readonly [number, number]): [number, number] | undefined {
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most - 1);
  const ways: Record<string, [number, number]> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    Home: [row, 0],
    End: [row, columns - 1],
  };
  const to = ways[key];
  return to && [within(to[0], rows), within(to[1], columns)];
}
