/** The strokes of the line of a course, so that it is told apart without its colour. */
const DASHES = [undefined, "7 3", "2 3", "9 3 2 3", "4 2", "12 4", "1 4", "9 3 2 3 2 3"];

export function dashes(colour: number): string | undefined {
  return DASHES[(colour - 1) % DASHES.length];
}
