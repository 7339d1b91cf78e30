import { describe, expect, test } from "vitest";
import { asked, askedWith, type Chance, differences, isSame, notOfTheFile, settingsOf, storyOf, usualSettings, warning } from "./settings";

const usual: Chance["usual"] = { runs: 10_000, draws: 64, seed: 0, until: "after 30 days", runs_per_draw: 50 };
const knob = { place: "actors.usa.pace", whose: "United States", says: "mean time between its chances to act" };
const chance = { usual, knobs: [knob] } as unknown as Chance;

describe("settings", () => {
  test("come back from a job as they were asked", () => {
    const settings = { ...usualSettings(usual), seed: 7, until: "1962-10-28", vary: { "actors.usa.pace": "2 days" } };
    expect(isSame(settingsOf(asked(settings), usual), settings)).toBe(true);
  });

  test("that were left out are as usual", () => {
    expect(settingsOf({}, usual)).toEqual(usualSettings(usual));
  });

  test("ask for the end of the span where no end was typed", () => {
    expect(asked({ ...usualSettings(usual), until: "  " }).until).toBeNull();
  });

  test("are told by what is different, quantities by their names", () => {
    const settings = { ...usualSettings(usual), draws: 1, vary: { "actors.usa.pace": "2 days", "events.gone.rate": "1 per day" } };
    expect(differences(settings, chance)).toEqual([
      "United States: mean time between its chances to act: 2 days",
      "events.gone.rate: 1 per day",
      "1 draw",
    ]);
    expect(differences(usualSettings(usual), chance)).toEqual([]);
  });

  test("are told with their variants, and said to be as in the file where nothing is different", () => {
    expect(askedWith({ seed: 2 }, ["strike"], chance)).toBe("variant strike; seed 2");
    expect(askedWith({}, [], chance)).toBe("all as in the file");
  });

  test("say wherein they are not of the file, whatever the luck", () => {
    const pace = "United States: mean time between its chances to act: 2 days";
    expect(notOfTheFile({ vary: { "actors.usa.pace": "2 days" }, seed: 3, runs: 5 }, chance)).toBe(`With 1 quantity turned: ${pace}.`);
    expect(notOfTheFile({ vary: { "actors.usa.pace": "2 days", x: "1" } }, chance)).toBe(`With 2 quantities turned: ${pace}; x: 1.`);
    expect(notOfTheFile({ until: "2 weeks" }, chance)).toBe("Run until 2 weeks; usually after 30 days.");
    expect(notOfTheFile({ seed: 3, runs: 5, draws: 1 }, chance)).toBe("");
  });

  test("warn before a run that each draw would have too few runs, where something is open", () => {
    const open = { usual, knobs: [{ ...knob, standing: "open" }] } as unknown as Chance;
    expect(warning({ runs: 500, draws: 64 }, open)).toBe(
      "7 runs a draw: too few to tell how far what is not known spreads the answer. That takes 3,200 runs or at most 10 draws.",
    );
    expect(warning({ runs: 90, draws: 64 }, open)).toContain("That takes 3,200 runs.");
    expect(warning({ runs: 10_000, draws: 64 }, open)).toBe("");
    expect(warning({ runs: 10, draws: 1 }, open)).toBe("");
    expect(warning({ runs: 500, draws: 64 }, chance)).toBe("");
  });

  test("are the same in whatever order quantities were turned", () => {
    const one = { ...usualSettings(usual), vary: { a: "1", b: "2" } };
    expect(isSame(one, { ...one, vary: { b: "2", a: "1" } })).toBe(true);
    expect(isSame(one, { ...one, vary: { a: "1" } })).toBe(false);
  });
});

test("a run is told with everything that it was drawn with", () => {
  const job = {
    crisis: "cuba-1962",
    variants: ["a"],
    arguments: { runs: 500, draws: 8, seed: 3, until: "2 weeks", vary: { "actors.usa.pace": "2 days", "events.x.rate": "1 per day" } },
  };
  const [path, query] = storyOf(job, 42, usual).split("?");
  const found = new URLSearchParams(query);
  expect(path).toBe("/c/cuba-1962/story");
  expect(found.getAll("variant")).toEqual(["a"]);
  expect(found.getAll("vary")).toEqual(["actors.usa.pace=2 days", "events.x.rate=1 per day"]);
  expect(["run", "runs", "draws", "seed", "until"].map((name) => found.get(name))).toEqual(["42", "500", "8", "3", "2 weeks"]);
  expect(storyOf({ crisis: "chicken", variants: [], arguments: {} }, 0, usual)).toBe("/c/chicken/story?run=0&runs=10000&seed=0&draws=64");
});
