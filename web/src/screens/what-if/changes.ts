/** What is to be otherwise, as the address keeps it, and how elements of a crisis are found. What can be had is the server's to say. */
import type { Shapes } from "../../api/client";
import { finder } from "../../words";

export type Way = Shapes["Way"];
export type Asked = Way["asked"];
export type Element = Shapes["Element"];
export type Group = Shapes["ElementGroup"];

/** The changes that an address keeps; none where it cannot be read. */
export function read(text: string | null | undefined): readonly Asked[] {
  if (!text) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter(isAsked) : [];
  } catch {
    return [];
  }
}

function isAsked(one: unknown): one is Asked {
  return typeof one === "object" && one !== null && "kind" in one && typeof one.kind === "string";
}

/** As the address keeps them; null for none. Variants come first, since whatever follows is laid over them. */
export function written(changes: readonly Asked[]): string | null {
  if (changes.length === 0) return null;
  const first = changes.filter((one) => one.kind === "adopt");
  const rest = changes.filter((one) => one.kind !== "adopt");
  return JSON.stringify([...first, ...rest]);
}

/** A change with its blank filled in. */
export function filled(way: Way, said: string): Asked {
  if (way.blank === null) return way.asked;
  const value = way.blank.field === "rank" ? Number(said) : said.trim();
  return { ...way.asked, [way.blank.field]: value } as Asked;
}

export function same(one: readonly Asked[], other: readonly Asked[]): boolean {
  const plain = (changes: readonly Asked[]): string =>
    JSON.stringify(changes.map((change) => Object.entries(change).filter(([, value]) => value !== null).sort()));
  return plain(one) === plain(other);
}

/** Groups with the elements in which every word that was typed occurs, or in what the sources also call them; those without any are left out. */
export function found(groups: readonly Group[], typed: string): readonly Group[] {
  const finds = finder(typed);
  return groups
    .map((group) => ({ ...group, elements: group.elements.filter(({ title, name, also = [], now }) => finds([title, name, ...also, now].join(" "))) }))
    .filter((group) => group.elements.length > 0);
}
