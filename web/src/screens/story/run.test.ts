import { expect, it } from "vitest";
import { runAsked } from "./run";

const asked = (words: string) => runAsked(new URLSearchParams(words));

it("asks for history where no run is named, or what is named is no number", () => {
  expect([asked(""), asked("seed=3"), asked("run=x&seed=3"), asked("run=-1"), runAsked(undefined)]).toEqual([{}, {}, {}, {}, {}]);
});

it("asks for a run with all that makes it the same", () => {
  expect(asked("run=10&seed=7&draws=64&runs=100&until=1962-10-28&vary=a%3D1&vary=b%3D2&at=x")).toEqual({
    run: 10,
    runs: 100,
    seed: 7,
    draws: 64,
    until: "1962-10-28",
    vary: ["a=1", "b=2"],
  });
});
