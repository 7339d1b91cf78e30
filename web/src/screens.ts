/** The screens of a crisis, in the order of the navigation. Only what works stands here. */
import type { Component } from "svelte";
import type { Shapes } from "./api/client";
import type { IconName } from "./icons/strokes";

export type Overview = Shapes["Overview"];

/** What every screen is given. */
export interface ScreenProps {
  /** The crisis, with its variants applied. */
  overview: Overview;
  /** The names of the variants that are applied. */
  variants: readonly string[];
  /** Call when the file has been changed, so that the overview is asked for anew. */
  changed: () => void;
}

export interface Screen {
  /** As in the address, and as the server names it in `overview.screens`. */
  readonly path: Overview["screens"][number];
  readonly title: string;
  readonly icon: IconName;
  /** What it would show, where a crisis has nothing for it, and how to come by that. */
  readonly lacking?: string;
  /** What it keeps in the address that means the same with other variants; the rest, as a state by its number, goes. */
  readonly outlives?: readonly string[];
  readonly load: () => Promise<{ default: Component<ScreenProps> }>;
}

export const SCREENS: readonly Screen[] = [
  {
    path: "story",
    title: "Story",
    icon: "story",
    outlives: ["at", "knows", "run", "runs", "seed", "draws", "until", "vary"],
    load: () => import("./screens/story/Story.svelte"),
  },
  { path: "model", title: "Model", icon: "model", load: () => import("./screens/model/Model.svelte") },
  {
    path: "states",
    title: "States",
    icon: "states",
    outlives: ["concept", "where", "view"],
    load: () => import("./screens/states/States.svelte"),
  },
  { path: "chance", title: "Chance", icon: "chance", load: () => import("./screens/chance/Chance.svelte") },
  {
    path: "what-if",
    title: "What if",
    icon: "what-if",
    outlives: ["view", "change"],
    load: () => import("./screens/what-if/WhatIf.svelte"),
  },
  {
    path: "committee",
    title: "Committee",
    icon: "committee",
    outlives: ["committee"],
    lacking:
      "A committee is the advisers behind an actor: where each stood at first, whom each listens to, and how they work together. Add one in the model, under “committees”.",
    load: () => import("./screens/committee/Committee.svelte"),
  },
  {
    path: "sources",
    title: "Sources",
    icon: "sources",
    outlives: ["view", "q", "by", "document", "actor", "stance", "checked", "about", "claim", "resting"],
    load: () => import("./screens/sources/Sources.svelte"),
  },
  { path: "report", title: "Report", icon: "report", load: () => import("./screens/report/Report.svelte") },
];

/** The screens that have something to show for a crisis. */
export function alive(overview: Pick<Overview, "screens">): readonly Screen[] {
  return SCREENS.filter((screen) => overview.screens.includes(screen.path));
}
