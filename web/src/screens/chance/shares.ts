/** Shares as the server writes them, for axes and tables of which it sends the numbers alone. */

export function percent(share: number): string {
  if (share === 0 || share === 1) return `${100 * share} %`;
  if (share < 0.0001) return "under 0.01 %";
  if (share > 0.999) return "over 99.9 %";
  const digits = share >= 0.0995 ? (share > 0.99005 ? 1 : 0) : share >= 0.00995 ? 1 : 2;
  return `${(100 * share).toFixed(digits)} %`;
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
