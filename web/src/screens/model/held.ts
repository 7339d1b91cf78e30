/** Holds in this browser what the server does not keep, or not yet, until the crisis is opened again. */
import type { Which } from "./asking";

/** A text with the mark of the file that it changes, and that of the draft which it takes the place of. */
export interface Held {
  readonly text: string;
  readonly seen: string;
  readonly before: string;
  readonly at: string;
}

/** Where it is held: a file of a crisis has a place for each window. */
export interface HeldOf extends Held {
  readonly which: Which;
  readonly place: string;
}

const HELD = "excomm-held";

export const placeOf = (key: string, which: Which, page: string): string => [HELD, key, which, page].join("/");

/** Whether there was room for it. */
export function hold(place: string, held: Held): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(held));
    return true;
  } catch {
    return false;
  }
}

export function release(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing can be held by a browser that may not store anything.
  }
}

/** What is held of a crisis, newest first. */
export function heldOf(key: string): readonly HeldOf[] {
  return places(key)
    .flatMap((place) => read(place))
    .sort((one, other) => other.at.localeCompare(one.at));
}

function places(key: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((place) => place.startsWith([HELD, key, ""].join("/")));
  } catch {
    return [];
  }
}

function read(place: string): readonly HeldOf[] {
  try {
    const held = JSON.parse(localStorage.getItem(place) ?? "") as Held;
    const which = place.split("/")[2] === "sources" ? "sources" : "crisis";
    return typeof held.text === "string" ? [{ ...held, which, place }] : [];
  } catch {
    return [];
  }
}
