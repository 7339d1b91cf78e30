/** Makes of what was filled in the change that the server is asked for. */
import type { CanAdd, Change } from "./asking";

export interface Filled {
  name: string;
  value: string;
  needs: Record<string, string>;
}

export function isFilled(can: CanAdd, { name, value, needs }: Filled): boolean {
  const named = !can.named || name.trim() !== "";
  const said = can.needs.length > 0 ? can.needs.every((need) => needs[need.key]?.trim()) : value.trim() !== "";
  return named && said;
}

export function changeFor(can: CanAdd, { name, value, needs }: Filled): Change {
  const key = can.named ? name.trim() : can.key;
  return { do: "add", path: can.path, key, value: valueOf(can, value, needs), to: 0 };
}

function valueOf(can: CanAdd, value: string, needs: Record<string, string>): NonNullable<Change["value"]> {
  if (can.needs.length > 0) return Object.fromEntries(can.needs.map((need) => [need.key, (needs[need.key] ?? "").trim()]));
  // Several names are told apart by commas; a formula may have commas of its own.
  if (!can.many) return value.trim();
  return can.kind === "name" ? value.split(",").map((one) => one.trim()).filter((one) => one !== "") : [value.trim()];
}
