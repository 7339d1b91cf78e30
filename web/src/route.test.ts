import { describe, expect, it } from "vitest";
import { address, parse } from "./route";

const at = (path: string): ReturnType<typeof parse> => parse(new URL(path, "http://127.0.0.1:8000"));

describe("an address", () => {
  it("with no path is the list of crises", () => {
    expect(at("/")).toMatchObject({ crisis: null, screen: "", variants: [] });
  });

  it("names a crisis, a screen and variants, and leaves the rest to the screen", () => {
    const route = at("/c/cuba-1962/states?variant=a&state=17&variant=b");
    expect(route).toMatchObject({ crisis: "cuba-1962", screen: "states", variants: ["a", "b"] });
    expect([...(route?.query ?? [])]).toEqual([["state", "17"]]);
  });

  it("of a crisis alone names no screen", () => {
    expect(at("/c/elmira/")).toMatchObject({ crisis: "elmira", screen: "" });
  });

  it.each(["/x", "/c", "/c/elmira/story/more"])("that the app does not know is none: %s", (path) => {
    expect(at(path)).toBeNull();
  });

  it("with a broken escape is still an address", () => {
    expect(at("/c/50%25%")).toMatchObject({ crisis: "50%25%" });
  });

  it("that is written is read as the same place", () => {
    const written = address("my crisis", "what-if", { variants: ["a&b"], query: { of: "x=y" } });
    const route = at(written);
    expect(route).toMatchObject({ crisis: "my crisis", screen: "what-if", variants: ["a&b"] });
    expect(route?.query.get("of")).toBe("x=y");
  });
});
