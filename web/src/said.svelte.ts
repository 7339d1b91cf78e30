/** Short news at the foot of the page, which screen readers speak: "Copied". */

let news = $state("");
let ends: ReturnType<typeof setTimeout> | undefined;

export function said(): string {
  return news;
}

export function say(words: string, { seconds = 5 }: { seconds?: number } = {}): void {
  clearTimeout(ends);
  news = words;
  ends = setTimeout(() => (news = ""), seconds * 1000);
}
