/** Finds crises by words in their names, texts and actors. */
import type { Shapes } from "../../api/client";
import { finder } from "../../words";

type Card = Shapes["CrisisCard"];

/** The crises in which every word of the search begins a word; all for an empty search. */
export function found(cards: readonly Card[], search: string): readonly Card[] {
  const finds = finder(search);
  return cards.filter((card) => finds([card.key, card.title, card.text, card.span ?? "", ...card.actors.map((one) => one.name)].join(" ")));
}

/** A name for a copy that no crisis has yet. */
export const freeKey = (key: string, taken: readonly string[]): string => numbered(`${key}-copy`, taken);

// As the server takes them; room is left for a number.
const LONGEST = 56;

/** A short name made from a title, which no crisis has yet; empty where no letter of the title can be in one. */
export function keyFrom(title: string, taken: readonly string[]): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const key = plain.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST).replace(/^-|-$/g, "");
  return key === "" ? "" : numbered(key, taken);
}

function numbered(first: string, taken: readonly string[]): string {
  if (!taken.includes(first)) return first;
  let number = 2;
  while (taken.includes(`${first}-${number}`)) number += 1;
  return `${first}-${number}`;
}
