import { expect, test } from "vitest";
import { asAsked, DRAWS } from "./odds";

test("a computation of other draws, days or quantities is not compared", () => {
  expect(asAsked({ draws: DRAWS })).toBe(true);
  expect(asAsked({ draws: DRAWS + 1 })).toBe(false);
  expect(asAsked({ draws: DRAWS, until: "2 weeks" })).toBe(false);
  expect(asAsked({ draws: DRAWS, vary: { "actors.usa.pace": "2 days" } })).toBe(false);
});
