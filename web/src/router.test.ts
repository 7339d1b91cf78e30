import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { choose, follow, go, here, keep } from "./router.svelte";

function click(html: string, options: MouseEventInit = {}): boolean {
  document.body.innerHTML = html;
  const link = document.querySelector("a span") ?? document.querySelector("a");
  // jsdom would try to load what nobody holds back.
  document.body.addEventListener("click", (event) => kept.push(event.defaultPrevented), { once: true });
  const taken = !link?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...options }));
  return taken;
}

const kept: boolean[] = [];
let end: () => void;

beforeEach(() => {
  window.scrollTo = () => {};
  go("/");
  end = follow();
});
afterEach(() => end());

describe("the router", () => {
  it("follows a link of the app without loading a page, wherever in it is clicked", () => {
    expect(click('<a href="/c/elmira/states"><span>States</span></a>')).toBe(true);
    expect(here()).toMatchObject({ crisis: "elmira", screen: "states" });
  });

  it.each([
    ["to the interface", '<a href="/api/about">x</a>', {}],
    ["to be saved", '<a href="/c/elmira" download>x</a>', {}],
    ["for another window", '<a href="/c/elmira" target="_blank">x</a>', {}],
    ["with a key held", '<a href="/c/elmira">x</a>', { ctrlKey: true }],
    ["within the page", '<a href="/#main">x</a>', {}],
  ])("leaves a link %s to the browser", (_, html, options) => {
    document.addEventListener("click", (event) => event.preventDefault(), { once: true });
    click(html, options);
    expect(here()).toMatchObject({ crisis: null });
  });

  it("goes back and forward", async () => {
    go("/c/elmira/story");
    const popped = new Promise((done) => addEventListener("popstate", done, { once: true }));
    history.back();
    await popped;
    expect(here()).toMatchObject({ crisis: null });
  });

  it("keeps what a screen asks to keep beside the variants, as the same step", () => {
    go("/c/elmira/states?variant=a");
    const steps = history.length;
    keep({ state: "3" });
    expect(location.search).toBe("?variant=a&state=3");
    keep({ state: null });
    expect(location.search).toBe("?variant=a");
    expect(history.length).toBe(steps);
  });

  it("chooses variants and leaves the rest", () => {
    go("/c/elmira/states?variant=a&state=3");
    choose(["b", "c"]);
    expect(here()?.variants).toEqual(["b", "c"]);
    expect(here()?.query.get("state")).toBe("3");
  });
});
