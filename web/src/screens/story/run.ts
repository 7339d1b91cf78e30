/** Which run of a simulation the address asks for; none where it asks for history. */

export interface RunAsked {
  run?: number;
  runs?: number;
  seed?: number;
  draws?: number;
  until?: string;
  vary?: string[];
}

const NUMBERS = ["run", "runs", "seed", "draws"] as const;

export function runAsked(query: URLSearchParams | undefined): RunAsked {
  const found: RunAsked = {};
  if (!query?.has("run")) return found;
  for (const name of NUMBERS) {
    const value = query.get(name);
    if (value !== null && /^\d{1,15}$/.test(value)) found[name] = Number(value);
  }
  if (found.run === undefined) return {};
  const until = query.get("until");
  if (until) found.until = until;
  const vary = query.getAll("vary");
  if (vary.length > 0) found.vary = vary;
  return found;
}
