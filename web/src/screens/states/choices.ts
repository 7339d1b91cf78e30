/** What the address keeps for the screen of states: what is judged by, what is chosen, and how it is shown. */
import type { Shapes } from "../../api/client";

export type Concept = Shapes["ConceptAsked"]["key"];
export type View = "map" | "table";

export interface Choice {
  readonly concept: Concept;
  /** A formula that holds in the states shown; "" for all. */
  readonly where: string;
  /** The keys of the groups that were gone into, the outermost first. */
  readonly within: readonly string[];
  /** How the states are grouped; "" leaves it to the server. */
  readonly by: string;
  /** The state that is looked at, by its number. */
  readonly state: number | undefined;
  readonly view: View;
}

// Written so that it does not compile where the server knows another one, or one less.
const CONCEPTS: Readonly<Record<Concept, true>> = { nash: true, gmr: true, smr: true, seq: true, symmetric_seq: true, sim: true };
const USUAL: Concept = "seq";

const isConcept = (name: string): name is Concept => Object.hasOwn(CONCEPTS, name);

export function read(query: URLSearchParams): Choice {
  const asked = query.get("concept") ?? "";
  const number = Number(query.get("state") ?? "");
  return {
    concept: isConcept(asked) ? asked : USUAL,
    where: query.get("where") ?? "",
    within: (query.get("in") ?? "").split(",").filter((key) => key !== ""),
    by: query.get("by") ?? "",
    state: Number.isInteger(number) && number > 0 ? number : undefined,
    view: query.get("view") === "table" ? "table" : "map",
  };
}

/** Changes to the choice as changes to the address; what is usual is left out of it. */
export function written(changes: Partial<Choice>): Record<string, string | null> {
  const query: Record<string, string | null> = {};
  if (changes.concept !== undefined) query.concept = changes.concept === USUAL ? null : changes.concept;
  if (changes.where !== undefined) query.where = changes.where.trim() || null;
  if (changes.within !== undefined) query.in = changes.within.join(",") || null;
  if (changes.by !== undefined) query.by = changes.by || null;
  if ("state" in changes) query.state = changes.state === undefined ? null : String(changes.state);
  if (changes.view !== undefined) query.view = changes.view === "map" ? null : changes.view;
  return query;
}
