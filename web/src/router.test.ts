import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { choose, follow, go, here, keep } from "./router.svelte";

function click(html: string, options: MouseEventInit = {}): boolean {
  document.body.innerHTML = html;
  const link = document.querySelector("a span") ?? document.querySelector("a");
  return !link?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...options }));
}

/** Calls what observes that the page has grown. */
let grow: () => void;
let end: () => void;

class Observed {
  constructor(seen: () => void) {
    grow = seen;
  }
  observe(): void {}
  disconnect(): void {
    grow = () => {};
  }
}

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", Observed);
  window.scrollTo = vi.fn();
  go("/");
  end = follow();
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

async function back(): Promise<void> {
  const popped = new Promise((done) => addEventListener("popstate", done, { once: true }));
  history.back();
  await popped;
}

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
    ["within the page", '<a href="/c/chicken/model#main">x</a>', {}],
  ])("leaves a link %s to the browser", (_, html, options) => {
    go("/c/chicken/model");
    const steps = history.length;
    let taken: boolean | undefined;
    const after = (event: MouseEvent): void => {
      taken = event.defaultPrevented;
      // jsdom would try to load what nobody holds back.
      event.preventDefault();
    };
    document.addEventListener("click", after, { once: true });
    click(html, options);
    expect(taken).toBe(false);
    expect(here()).toMatchObject({ crisis: "chicken", screen: "model" });
    expect(history.length).toBe(steps);
  });

  it("goes back and forward", async () => {
    go("/c/elmira/story");
    await back();
    expect(here()).toMatchObject({ crisis: null });
  });

  it("goes back to where one had been reading, again and again while the page grows, until somebody scrolls", async () => {
    go("/c/elmira/story");
    vi.stubGlobal("scrollY", 700);
    go("/c/elmira/states");
    expect(scrollTo).toHaveBeenLastCalledWith(0, 0);
    vi.stubGlobal("scrollY", 0);
    await back();
    expect(scrollTo).toHaveBeenLastCalledWith(0, 700);
    const before = vi.mocked(scrollTo).mock.calls.length;
    grow();
    expect(scrollTo).toHaveBeenCalledTimes(before + 1);
    dispatchEvent(new Event("wheel"));
    grow();
    expect(scrollTo).toHaveBeenCalledTimes(before + 1);
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

  it("has the same list of variants as long as they are the same", () => {
    go("/c/elmira/states?variant=a");
    const before = here()?.variants;
    keep({ state: "3" });
    go("/c/elmira/chance?variant=a");
    expect(here()?.variants).toBe(before);
    go("/c/elmira/chance?variant=b");
    expect(here()?.variants).toEqual(["b"]);
  });

  it("keeps with other variants only what means the same with them, as a step of its own", () => {
    go("/c/elmira/states?variant=a&state=3&view=table");
    const steps = history.length;
    choose(["b", "c"], { outlives: ["view"] });
    expect(location.search).toBe("?view=table&variant=b&variant=c");
    expect(history.length).toBe(steps + 1);
    choose([]);
    expect(location.search).toBe("");
  });
});
