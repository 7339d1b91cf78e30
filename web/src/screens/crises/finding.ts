/** Finds crises by words in their names, texts and actors. */
import type { Shapes } from "../../api/client";

type Card = Shapes["CrisisCard"];

/** The crises in which every word of the search begins a word; all for an empty search. */
export function found(cards: readonly Card[], search: string): readonly Card[] {
  const wanted = words(search);
  if (wanted.length === 0) return cards;
  return cards.filter((card) => {
    const there = words([card.key, card.title, card.text, card.span ?? "", ...card.actors.map((one) => one.name)].join(" "));
    return wanted.every((word) => there.some((one) => one.startsWith(word)));
  });
}

/** A name for a copy that no crisis has yet. */
export function freeKey(key: string, taken: readonly string[]): string {
  const first = `${key}-copy`;
  if (!taken.includes(first)) return first;
  let number = 2;
  while (taken.includes(`${first}-${number}`)) number += 1;
  return `${first}-${number}`;
}

function words(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
