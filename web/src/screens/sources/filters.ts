/** What of the claims is shown, as the address keeps it. Nothing here decides what a claim says or bears on. */
import type { Shapes } from "../../api/client";

export type Claim = Shapes["SourcesClaim"];
export type Side = Shapes["Bears"]["side"];

const STANCES = ["for", "against", "none"] as const;
export type Stance = (typeof STANCES)[number];

export interface Filter {
  /** The name of a document; "" for all, as with the others. */
  readonly document: string;
  readonly actor: string;
  readonly stance: Stance | "";
  readonly checked: Claim["checked"] | "";
  /** An element; claims that bear on something within it are shown too. */
  readonly about: string;
  /** The key of a single claim. */
  readonly claim: string;
}

const CHECKED: readonly Claim["checked"][] = ["read", "data", "derived", "secondary", "unverified"];

export function read(query: URLSearchParams): Filter {
  return {
    document: query.get("document") ?? "",
    actor: query.get("actor") ?? "",
    stance: STANCES.find((one) => one === query.get("stance")) ?? "",
    checked: CHECKED.find((one) => one === query.get("checked")) ?? "",
    about: query.get("about") ?? "",
    claim: query.get("claim") ?? "",
  };
}

/** A change of the filter as a change of the address; what is not asked for is left out of it. */
export function written(changes: Partial<Filter>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === "" ? null : value]));
}

export const NOTHING: Filter = { document: "", actor: "", stance: "", checked: "", about: "", claim: "" };

export function isAsked(filter: Filter): boolean {
  return Object.values(filter).some((value) => value !== "");
}

export function matching(claims: readonly Claim[], filter: Filter, documents: readonly { name: string }[]): readonly Claim[] {
  const document = documents.findIndex((one) => one.name === filter.document);
  return claims.filter(
    (claim) =>
      (filter.claim === "" || claim.key === filter.claim) &&
      (filter.document === "" || claim.documents.includes(document)) &&
      (filter.actor === "" || claim.actors.includes(filter.actor)) &&
      (filter.checked === "" || claim.checked === filter.checked) &&
      bearsAsAsked(claim, filter),
  );
}

/** With an element, the stance is the one on that element. */
function bearsAsAsked(claim: Claim, { about, stance }: Filter): boolean {
  const meant = claim.bears.filter(({ element }) => about === "" || element === about || element.startsWith(`${about}.`));
  if (stance === "none") return (about === "" || meant.length > 0) && !meant.some(({ side }) => sideOf(side) !== "none");
  if (stance !== "") return meant.some(({ side }) => sideOf(side) === stance);
  return about === "" || meant.length > 0;
}

function sideOf(side: Side): Stance {
  if (side === "cited") return "none";
  return side === "supports" ? "for" : "against";
}

/** On what a claim bears, by how, those against coming first: they are what a reader must know. */
export function grouped(claim: Claim): readonly { side: Side; title: string; bears: Claim["bears"] }[] {
  const titles: readonly [Side, string][] = [
    ["contradicts", "Contradicts"],
    ["disputes", "Disputes"],
    ["supports", "Supports"],
    ["cited", "Is cited by"],
  ];
  return titles
    .map(([side, title]) => ({ side, title, bears: claim.bears.filter((one) => one.side === side) }))
    .filter(({ bears }) => bears.length > 0);
}
