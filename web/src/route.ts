/** What an address means, and the address of a place in the app. */

export interface Route {
  /** A crisis by its key; null on the list of crises. */
  readonly crisis: string | null;
  /** The last part of the address, as `story`; "" where none is given. */
  readonly screen: string;
  readonly variants: readonly string[];
  /** What a screen keeps in the address for itself, as the state that is looked at. */
  readonly query: URLSearchParams;
}

/** Null where the app has no such place. */
export function parse(address: URL): Route | null {
  const query = new URLSearchParams(address.search);
  const variants = query.getAll("variant");
  query.delete("variant");
  const place = { variants, query };
  const parts = address.pathname.split("/").filter((part) => part !== "");
  if (parts.length === 0) return { crisis: null, screen: "", ...place };
  const [first, crisis, screen = "", ...more] = parts.map(decoded);
  if (first !== "c" || !crisis || more.length > 0) return null;
  return { crisis, screen, ...place };
}

/** The address of a screen of a crisis; without a screen, of the first that it has. */
export function address(
  crisis: string,
  screen = "",
  { variants = [], query = {} }: { variants?: readonly string[]; query?: Record<string, string> } = {},
): string {
  const search = new URLSearchParams(variants.map((name) => ["variant", name]));
  for (const [name, value] of Object.entries(query)) search.set(name, value);
  const path = ["", "c", encodeURIComponent(crisis), ...(screen ? [screen] : [])].join("/");
  return search.size > 0 ? `${path}?${search}` : path;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
