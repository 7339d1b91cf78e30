/** What is to be run, how it is asked of the server, and where one run of it is told. */
import type { Shapes } from "../../api/client";
import { address } from "../../route";
import { counted } from "../../words";

export type Chance = Shapes["Chance"];
export type Knob = Shapes["Knob"];
export type Asked = Shapes["SimulateArguments"];
export type SimulateJob = Shapes["SimulateJob"];
export type SimulateResult = Shapes["SimulateResult"];

export interface Settings {
  runs: number;
  draws: number;
  seed: number;
  /** Empty for the end of the span. */
  until: string;
  /** What was turned away from the file, by its place. */
  vary: Record<string, string>;
}

export function usualSettings({ runs, draws, seed }: Chance["usual"]): Settings {
  return { runs, draws, seed, until: "", vary: {} };
}

/** The settings with which something was asked before; what was left out then is as usual. */
export function settingsOf(asked: Asked, usual: Chance["usual"]): Settings {
  return {
    runs: asked.runs ?? usual.runs,
    draws: asked.draws ?? usual.draws,
    seed: asked.seed ?? usual.seed,
    until: asked.until ?? "",
    vary: { ...asked.vary },
  };
}

/** What computes without lots needs of the settings. */
export function conditions({ until, vary }: Settings): { until: string | null; vary: Record<string, string> } {
  return { until: until.trim() || null, vary };
}

export function asked({ runs, draws, seed, ...rest }: Settings): Asked {
  return { runs, draws, seed, ...conditions(rest as Settings) };
}

/** What is to be said before these are run: that each draw would have too few runs to tell of what is not known. */
export function warning({ runs, draws }: Pick<Settings, "runs" | "draws">, { usual, knobs }: Pick<Chance, "usual" | "knobs">): string {
  const need = usual.runs_per_draw;
  const shared = Math.min(draws, runs);
  if (shared === 1 || runs >= need * shared || !knobs.some((knob) => knob.standing === "open")) return "";
  const most = Math.floor(runs / need);
  const fewer = most > 1 ? ` or at most ${most.toLocaleString("en")} draws` : "";
  const each = counted(Math.floor(runs / shared), "run");
  return `${each} a draw: too few to tell how far what is not known spreads the answer. That takes ${(need * shared).toLocaleString("en")} runs${fewer}.`;
}

export function isSame(one: Settings, other: Settings): boolean {
  return written(one) === written(other);
}

function written({ runs, draws, seed, until, vary }: Settings): string {
  return JSON.stringify([runs, draws, seed, until.trim(), Object.entries(vary).sort()]);
}

/** What was turned away from the file, in few words. */
function turnedAway(vary: Settings["vary"], knobs: Chance["knobs"]): string[] {
  return Object.entries(vary).map(([place, text]) => {
    const knob = knobs.find((one) => one.place === place);
    return knob ? `${knob.whose}: ${knob.says}: ${text}` : `${place}: ${text}`;
  });
}

/** Wherein runs are of another crisis than the file's, as a sentence; nothing where they are of the same. */
export function notOfTheFile(asked: Asked, { usual, knobs }: Chance): string {
  const { vary, until } = settingsOf(asked, usual);
  const turned = turnedAway(vary, knobs);
  const other = turned.length > 0 ? `With ${counted(turned.length, "quantity", "quantities")} turned: ${turned.join("; ")}.` : "";
  const sooner = until.trim() === "" ? "" : `Run until ${until.trim()}; usually ${usual.until}.`;
  return `${other} ${sooner}`.trim();
}

/** What is different from what is usual, in few words; nothing where nothing is. */
export function differences(settings: Settings, chance: Chance): string[] {
  const { usual, knobs } = chance;
  const turned = turnedAway(settings.vary, knobs);
  if (settings.draws !== usual.draws) turned.push(settings.draws === 1 ? "1 draw" : `${settings.draws.toLocaleString("en")} draws`);
  if (settings.seed !== usual.seed) turned.push(`seed ${settings.seed}`);
  if (settings.until.trim() !== "") turned.push(`until ${settings.until.trim()}`);
  return turned;
}

/** With what something was asked, in few words. */
export function askedWith(settings: Asked, variants: readonly string[], chance: Chance): string {
  const told = [...variants.map((name) => `variant ${name}`), ...differences(settingsOf(settings, chance.usual), chance)];
  return told.length > 0 ? told.join("; ") : "all as in the file";
}

/** Where one run of a simulation is told. */
export function storyOf(job: Pick<SimulateJob, "crisis" | "variants" | "arguments">, run: number, usual: Chance["usual"]): string {
  const { runs, draws, seed, until, vary } = settingsOf(job.arguments, usual);
  const start = address(job.crisis, "story", { variants: job.variants });
  const query = new URLSearchParams({ run: String(run), runs: String(runs), seed: String(seed), draws: String(draws) });
  if (until !== "") query.set("until", until);
  for (const [place, text] of Object.entries(vary)) query.append("vary", `${place}=${text}`);
  return `${start}${start.includes("?") ? "&" : "?"}${query}`;
}
