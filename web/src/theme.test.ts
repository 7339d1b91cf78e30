import { beforeEach, describe, expect, it, vi } from "vitest";

const root = document.documentElement;

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
  delete root.dataset["theme"];
});

describe("the theme", () => {
  it("is the system's until one is chosen", async () => {
    const { theme } = await import("./theme.svelte");
    expect(theme()).toBe("system");
  });

  it("that was applied before the first paint is the one that is chosen", async () => {
    root.dataset["theme"] = "dark";
    const { theme } = await import("./theme.svelte");
    expect(theme()).toBe("dark");
  });

  it("is kept, and shown at once", async () => {
    const { setTheme, theme } = await import("./theme.svelte");
    setTheme("dark");
    expect([theme(), root.dataset["theme"], localStorage.getItem("excomm-theme")]).toEqual(["dark", "dark", "dark"]);
  });

  it("goes back to the system's and forgets what was kept", async () => {
    const { setTheme } = await import("./theme.svelte");
    setTheme("light");
    setTheme("system");
    expect([root.dataset["theme"], localStorage.getItem("excomm-theme")]).toEqual([undefined, null]);
  });
});
