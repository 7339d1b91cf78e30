/** Finds the names that may be meant by the word that somebody is typing. */

const MOST = 8;
const WORD = /[\w.]+$/;

export function wordAt(text: string, cursor: number): string {
  return WORD.exec(text.slice(0, cursor))?.[0] ?? "";
}

/** Names that begin so, or whose part behind the dot does; none for a name that stands there in full. */
export function suggestions(names: readonly string[], word: string): readonly string[] {
  const begun = word.toLowerCase();
  if (begun === "" || names.includes(word)) return [];
  const begins = (name: string): boolean => name.toLowerCase().startsWith(begun);
  const first = names.filter(begins);
  const then = names.filter((name) => !begins(name) && begins(name.slice(name.indexOf(".") + 1)));
  return [...first, ...then].slice(0, MOST);
}

export function replaced(text: string, cursor: number, name: string): { text: string; cursor: number } {
  const start = cursor - wordAt(text, cursor).length;
  return { text: text.slice(0, start) + name + text.slice(cursor), cursor: start + name.length };
}
