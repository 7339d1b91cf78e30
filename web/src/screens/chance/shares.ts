/** The scales of shares; and shares as the server writes them, for what moves in the browser faster than it answers. */

export function percent(share: number): string {
  if (share === 0 || share === 1) return `${100 * share} %`;
  if (share < 0.0001) return "under 0.01 %";
  if (share > 0.999) return "over 99.9 %";
  const digits = share >= 0.0995 ? (share > 0.99005 ? 1 : 0) : share >= 0.00995 ? 1 : 2;
  return `${toEven(100 * share, digits)} %`;
}

/** Rounded as Python does: what lies in the middle goes to the even digit, where `toFixed` takes the larger. */
function toEven(value: number, digits: number): string {
  const [up, exact] = [value.toFixed(digits), value.toFixed(digits + 15)];
  const isTie = /^50*$/.test(exact.slice(up.length + (digits === 0 ? 1 : 0)));
  return isTie && Number(up.at(-1)) % 2 === 1 ? (Number(up) - 10 ** -digits).toFixed(digits) : up;
}

/** A share at a tick, with no more digits than it needs. */
export function tick(share: number): string {
  return `${Number((100 * share).toPrecision(6))} %`;
}

/** A round number at or above the largest share that is shown, so that small ones can be told apart; 1 at the most. */
export function roundEnd(most: number): number {
  if (!(most > 0)) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 5, 10].find((one) => one * magnitude >= most * (1 - 1e-9)) ?? 10;
  return Math.min(step * magnitude, 1);
}
