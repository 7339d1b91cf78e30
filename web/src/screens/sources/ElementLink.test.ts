import { render } from "@testing-library/svelte";
import { expect, it } from "vitest";
import ElementLink from "./ElementLink.svelte";

const place = { crisis: "cuba-1962", variants: [] };

it("leads from a step of history to its claims, and apart from that to the story", () => {
  const { container } = render(ElementLink, { words: "History no. 13", element: "history.13", place });
  expect(container.textContent?.trim()).toBe("History no. 13 (in the story)");
  const links = [...container.querySelectorAll("a")].map((link) => link.getAttribute("href"));
  expect(links).toEqual(["/c/cuba-1962/sources?view=claims&about=history.13", "/c/cuba-1962/story?at=history.13"]);
});

it("leads from anything else to its claims alone", () => {
  const { container } = render(ElementLink, { words: "the blockade", element: "options.usa.blockade", place });
  expect(container.querySelectorAll("a")).toHaveLength(1);
});
