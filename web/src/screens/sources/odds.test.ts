import { expect, test } from "vitest";
import { asAsked, compared, DRAWS } from "./odds";

test("what changes most stands first, and an outcome of one side only counts as nought on the other", () => {
  const before = { outcomes: { war: 0.1, retreat: 0.9 }, error: { war: 0.01, retreat: 0.02 } };
  const after = { outcomes: { war: 0.3, nuclear_war: 0.05, retreat: 0.85 }, error: {} };
  const rows = compared(before, after);
  expect(rows.map(({ name }) => name)).toEqual(["War", "Retreat", "Nuclear war"]);
  expect(rows[2]).toMatchObject({ before: 0, after: 0.05 });
  expect(rows[1]?.error).toBe(0.02);
});

test("one side alone is no comparison", () => expect(compared({ outcomes: { war: 1 }, error: {} }, null)).toEqual([]));

test("a computation of other draws, days or quantities is not compared", () => {
  expect(asAsked({ draws: DRAWS })).toBe(true);
  expect(asAsked({ draws: DRAWS + 1 })).toBe(false);
  expect(asAsked({ draws: DRAWS, until: "2 weeks" })).toBe(false);
  expect(asAsked({ draws: DRAWS, vary: { "actors.usa.pace": "2 days" } })).toBe(false);
});
