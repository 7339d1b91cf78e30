/** Words as sentences and searches need them. What is said of a crisis is the server's to say. */

// A file, a place in one, or what is quoted: x.yaml, actors/usa, body.report, “strike”.
const NAME = /^(?:[^\s./\\]*[./\\]\S*[^\s.]|["'`‘“])/u;

/** A message with a capital, as a sentence begins; terminals have them small. A name at its beginning stays as it is. */
export function sentence(words: string): string {
  return NAME.test(words) ? words : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A number with the noun that it counts. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Says of a text whether every word that was typed begins a word of it, whatever the case and the accents. */
export function finder(typed: string): (text: string) => boolean {
  const wanted = wordsOf(typed);
  return (text) => {
    const there = wordsOf(text);
    return wanted.every((word) => there.some((one) => one.startsWith(word)));
  };
}

function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
