/** How a committee is to work, as the address keeps it. What can be had is the server's to say. */
import type { Shapes } from "../../api/client";

export type Meeting = Shapes["MeetingTold"];
export type Ways = Shapes["WaysTold"];
export type Working = Shapes["Working"];
export type Course = Shapes["CourseTold"];
export type Way = keyof Working;

const NUMBERS = ["insulation", "closed_mindedness", "directive_leadership", "susceptibility", "confidence", "weight"] as const;
const WORDS = ["model", "leader", "devils_advocate"] as const;
const MODELS: readonly unknown[] = ["friedkin-johnsen", "degroot", "bounded-confidence"];

/** What was moved away from the file. */
export function read(query: URLSearchParams): Working {
  const working: Record<string, number | string | boolean> = {};
  for (const name of NUMBERS) {
    const text = query.get(name);
    const value = Number(text);
    if (text !== null && text.trim() !== "" && Number.isFinite(value)) working[name] = value;
  }
  for (const name of WORDS) {
    const text = query.get(name);
    if (text && (name !== "model" || MODELS.includes(text))) working[name] = text;
  }
  const present = query.get("present");
  if (present === "true" || present === "false") working.present = present === "true";
  return working;
}

/** The same for `keep`: what stands as in the file is taken out of the address. */
export function written(working: Working): Record<string, string | null> {
  return Object.fromEntries(
    [...NUMBERS, ...WORDS, "present" as const].map((name) => {
      const value = working[name];
      return [name, value === undefined || value === null ? null : String(value)];
    }),
  );
}

/** The same with one way moved, or, by null, as in the file again. */
export function moved(working: Working, way: Way, value: string | number | null): Working {
  const { [way]: _was, ...rest } = working;
  if (value === null) return rest;
  return { ...rest, [way]: way === "present" ? value === "true" : value };
}

export function same(one: Working, other: Working): boolean {
  return JSON.stringify(written(one)) === JSON.stringify(written(other));
}

/** A number as precise as the steps that it is moved in. */
export function figure(value: number, step: number): string {
  return value.toFixed(Math.max(0, Math.round(-Math.log10(step))));
}
