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
export function freeKey(key: string, taken: readonly string[]): string {
  const first = `${key}-copy`;
  if (!taken.includes(first)) return first;
  let number = 2;
  while (taken.includes(`${first}-${number}`)) number += 1;
  return `${first}-${number}`;
}
