/** What of a story is shown, and what an actor could know of it at a moment. Nothing here decides what happened. */
import type { Shapes } from "../../api/client";

export type Story = Shapes["Story"];
export type Happening = Shapes["Happening"];
export type Place = Shapes["StoryPlace"];
export type Claim = Shapes["StoryClaim"];
export type NatureKey = Happening["nature"];
export type Veiled = Shapes["Veiled"];

/** How it stands with what an actor knew: all of it, a part, nothing, nothing until later; or it had not happened yet. */
export type Sight = "known" | "partly" | "veiled" | "learned" | "later";

/** The moment at which one looks when something is selected: just after it; an account has that of what went before. */
export function stopOf(story: Story, id: string): number {
  let stop = 0;
  for (const one of story.happenings) {
    if (one.stop !== null) stop = one.stop;
    if (one.id === id) return stop;
  }
  return 0;
}

/** What happened at a moment; nothing at the beginning. */
export function atStop(story: Story, stop: number): Happening | undefined {
  return story.happenings.find((one) => one.stop === stop);
}

/** What is shown where some sorts are left out. Accounts are what is claimed today: nobody knew them then. */
export function shown(story: Story, hidden: ReadonlySet<NatureKey>, { then = false } = {}): readonly Happening[] {
  return story.happenings.filter((one) => !hidden.has(one.nature) && !(then && one.stop === null));
}

export interface Day {
  readonly when: string;
  readonly happenings: readonly Happening[];
}

/** What stands under one date each, in the order in which it is told. */
export function days(happenings: readonly Happening[]): readonly Day[] {
  const found: { when: string; happenings: Happening[] }[] = [];
  for (const one of happenings) {
    const last = found.at(-1);
    if (last?.when === one.when) last.happenings.push(one);
    else found.push({ when: one.when, happenings: [one] });
  }
  return found;
}

/** What an actor knew of something at a stop, as the server tells it; `veil` is what it could not know of it, if anything. */
export function sightOf(one: Happening, stop: number, veil: Veiled | undefined): Sight {
  if (one.stop !== null && one.stop > stop) return "later";
  if (veil === undefined) return "known";
  if (veil.learned !== null && veil.learned <= stop) return "learned";
  return veil.sees.length > 0 ? "partly" : "veiled";
}

/** What something is called, as far as it is known to whoever looks. */
export function headline(one: Happening, sight: Sight | null, veil: Veiled | undefined, who: string): string {
  if (sight === "later") return "It had not happened yet";
  if (sight === "veiled") return `${who} could not know`;
  return sight === "partly" && veil !== undefined ? veil.sees.join("; ") : one.text;
}

/** What to select when a place is chosen: what happens there next, from the start again after the last; null if nothing. */
export function nextAt(happenings: readonly Happening[], place: string, selected: string): string | null {
  const there = happenings.filter((one) => one.places.includes(place));
  const now = happenings.findIndex((one) => one.id === selected);
  const next = there.find((one) => happenings.indexOf(one) > now);
  return (next ?? there[0])?.id ?? null;
}

/** The one before or after in a list, or its first or last; undefined where the list is empty. */
export function stepped<T>(list: readonly T[], now: number, key: string): T | undefined {
  const last = list.length - 1;
  const to: Record<string, number> = {
    ArrowDown: Math.min(now + 1, last),
    ArrowUp: now < 0 ? last : Math.max(now - 1, 0),
    Home: 0,
    End: last,
    PageDown: Math.min(now + 10, last),
    PageUp: Math.max(now - 10, 0),
  };
  const at = to[key];
  return at === undefined ? undefined : list[at];
}

// In pixels, and as a share of the width: what is left must do for the words.
const LANE = 34;
const MOST = 0.5;

/** Whether there is room for a lane for each of so many actors; where there is not, all signs stand in one. */
export function haveRoom(lanes: number, width: number): boolean {
  return lanes * LANE <= width * MOST;
}
